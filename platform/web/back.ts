/** Runs before a page of the house is read, for who is not inside. Earlier entries of the history cannot be removed, so
 *  after somebody left, Back asks for such a page again: then it is not shown, the neutral page is. A tab that the
 *  phone put to sleep and that wakes up looks like Back too, but nobody went anywhere: that one is shown. */
export function blankOnBack(): void {
  const [step] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  // Safari 14 knows the older way alone; 2 is back or forward.
  const isBack = step === undefined ? performance.navigation.type === 2 : step.type === 'back_forward';
  const wokeUp = (document as { wasDiscarded?: boolean }).wasDiscarded === true;
  if (!isBack || wokeUp) return;
  document.documentElement.classList.add('weg');
  // Nothing more of this page is read: no word of it gets into the document.
  stop();
  location.replace('/weer');
}
