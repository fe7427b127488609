// Times are shown, and days are cut, in the county's time: Asia/Shanghai, eight hours ahead of UTC
// all the year round, whatever the clock of the browser says.

const AHEAD = 8 * 3600e3;
const DAY = 24 * 3600e3;

function shown(milliseconds) {
  return new Date(milliseconds + AHEAD).toISOString().slice(0, 16).replace("T", " ");
}

/** `2024-03-05T02:00:00Z` → `2024-03-05 10:00`. */
export function stamp(text) {
  return shown(Date.parse(text));
}

/** A limit that ends with a day is shown as that day's 24:00, not as the next day's beginning. */
export function deadline(text) {
  const at = shown(Date.parse(text));
  return at.endsWith("00:00") ? `${shown(Date.parse(text) - DAY).slice(0, 10)} 24:00` : at;
}

/** Begin and end of today, as the API takes them. */
export function today(now = Date.now()) {
  const begin = Math.floor((now + AHEAD) / DAY) * DAY - AHEAD;
  return [begin, begin + DAY].map((at) => new Date(at).toISOString());
}

/** The end of this week, which is that of its Sunday. The first day of all was a Thursday. */
export function weekEnd(now = Date.now()) {
  const day = Math.floor((now + AHEAD) / DAY);
  const monday = day - ((day + 3) % 7);
  return new Date((monday + 7) * DAY - AHEAD).toISOString();
}

/** The day so many days after today: `2024-03-05`. */
export function dayFromNow(days, now = Date.now()) {
  return shown(now + days * DAY).slice(0, 10);
}

/** The last day of what holds until a day: `2031-01-01` → `2030-12-31`. */
export function lastDay(text) {
  return new Date(Date.parse(text) - DAY).toISOString().slice(0, 10);
}

export function thisYear(now = Date.now()) {
  return Number(shown(now).slice(0, 4));
}

/** What a picker of local times gives, as a stamp of the county. */
export function fromPicker(text) {
  return `${text}+08:00`;
}
