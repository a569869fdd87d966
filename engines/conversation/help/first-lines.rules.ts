import type { HelpWords } from './help.contract.ts';

/** What a new city begins with: whom to call in Flanders. Without hours, source or date, since those are for the city
 *  to look up; until then the list says so. */
export const FIRST_LINES: readonly { number: string; nl: HelpWords; en: HelpWords }[] = [
  {
    number: '112',
    nl: { name: 'Direct gevaar', forWhom: 'Ziekenwagen, brandweer, politie' },
    en: { name: 'Danger right now', forWhom: 'Ambulance, fire service, police' },
  },
  {
    number: '102',
    nl: { name: 'Awel', forWhom: 'Voor kinderen en jongeren' },
    en: { name: 'Awel', forWhom: 'For children and young people, in Dutch' },
  },
  {
    number: '1813',
    nl: { name: 'Zelfmoordlijn', forWhom: 'Als leven even te zwaar weegt' },
    en: { name: 'Zelfmoordlijn', forWhom: 'When living weighs too much, in Dutch' },
  },
  {
    number: '116 000',
    nl: { name: 'Child Focus', forWhom: 'Bij vermissing of online misbruik' },
    en: { name: 'Child Focus', forWhom: 'When somebody is missing, or abused online' },
  },
  {
    number: '1712',
    nl: { name: '1712', forWhom: 'Bij geweld of misbruik' },
    en: { name: '1712', forWhom: 'About violence or abuse, in Dutch' },
  },
];
