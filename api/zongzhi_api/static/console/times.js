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

export function thisYear(now = Date.now()) {
  return Number(shown(now).slice(0, 4));
}

/** What a picker of local times gives, as a stamp of the county. */
export function fromPicker(text) {
  return `${text}+08:00`;
}
