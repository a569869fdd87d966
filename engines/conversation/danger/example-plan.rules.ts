import type { StepPlan } from './danger.contract.ts';

const STEPS: StepPlan['steps'] = [
  { lead: 'Blijf.', text: 'Zeg dat je er bent en niet weggaat.' },
  { lead: 'Vraag rechtuit', text: 'of de ander nu veilig is, en of er iemand bij is.' },
  { lead: 'Vraag wie of wat nu helpt.', text: 'Een tante, een buur, een plek met licht.' },
  { lead: 'Leven in gevaar?', text: 'Dan 112, door de jongere of door jou.' },
  { lead: 'Spreek af wat er daarna komt.', text: 'Wie blijft erbij, en wanneer hoor je elkaar weer.' },
];

/** What a city begins with until somebody of the city has written and checked its own. */
export const EXAMPLE_PLAN = {
  steps: STEPS,
  onCallName: null,
  onCallNumber: null,
  onCallRemark: null,
  checkedOn: null,
  sentence: null,
  version: 1,
};
