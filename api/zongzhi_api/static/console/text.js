// The language of the page, and how its words and those of the schema are shown in it.

import { ref } from "./libs.js";
import { roles, strings } from "./strings.js";

const KEY = "zongzhi.language";

/** 0 is Chinese, 1 English: the place in each pair of strings. */
export const language = ref(sessionStorage.getItem(KEY) === "en" ? 1 : 0);

export function switchLanguage() {
  language.value = 1 - language.value;
  sessionStorage.setItem(KEY, language.value ? "en" : "zh");
}

/** A string of the page, with `{name}` filled in. */
export function t(key, given = {}) {
  return strings[key][language.value].replace(/\{(\w+)\}/g, (_, name) => given[name] ?? "—");
}

export function roleName(code) {
  return roles[code]?.[language.value] ?? code;
}

/** All roles, to choose from. */
export function roleOptions() {
  return Object.keys(roles).map((code) => ({ value: code, label: roleName(code) }));
}

/** Descriptions of the schema are a Chinese term, with `：` and an explanation where there is one, a
 * space and an English sentence. */
export function halves(description) {
  const [, first, sentence] = /^(\S*)\s*([\s\S]*)$/.exec(description ?? "");
  const [, term, explanation = ""] = /^([^：]*)：?([\s\S]*)$/.exec(first);
  return { term, explanation, sentence: sentence.replace(/\s+/g, " ") };
}

/** What a field or command means, in the language of the page; "" where its name says it. */
export function helpOf({ description }) {
  const { explanation, sentence } = halves(description);
  return language.value ? sentence : explanation;
}

/** A title of both languages, in that of the page. */
export function termOf(title) {
  const { term, sentence } = halves(title);
  return (language.value && sentence) || term;
}

/** A text in both languages, Chinese first, as the half that is read now; any other text as it is. */
export function halfOf(text) {
  const [, chinese, english] = /^([\s\S]*[。；])\s+([\x20-\x7e\s]+)$/.exec(text) ?? ["", text, text];
  return language.value ? english : chinese;
}

/** The name of a field, command or type: its Chinese term, or its English name in plain words. */
export function nameOf(thing) {
  const { term } = halves(thing.description);
  return language.value || !term ? inWords(thing.name) : term;
}

/** The label of an enumeration's value. A code that is a number says nothing: its sentence does. */
export function valueName({ name, description }) {
  const { term, sentence } = halves(description);
  if (!language.value) return term || name;
  return /^V\d+$/.test(name) ? sentence.replace(/\.$/, "") : inWords(name.toLowerCase());
}

function inWords(name) {
  const parted = name.replace(/([a-z])([A-Z])/g, (_, end, start) => `${end} ${start.toLowerCase()}`);
  const words = parted.replaceAll("_", " ");
  return words[0].toUpperCase() + words.slice(1);
}
