/** A moment for people: the time alone where it is of today. */
export function formatMoment(milliseconds: number): string {
  const moment = new Date(milliseconds);
  const language = document.documentElement.lang || undefined;
  const time = moment.toLocaleTimeString(language);
  return moment.toDateString() === new Date().toDateString()
    ? time
    : `${moment.toLocaleDateString(language)} ${time}`;
}
