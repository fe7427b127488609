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

/** Descriptions of the schema are a Chinese term, a space and an English sentence. */
export function halves(description) {
  const [, term, sentence] = /^(\S*)\s*([\s\S]*)$/.exec(description ?? "");
  return { term, sentence: sentence.replace(/\s+/g, " ") };
}

/** The name of a field, command or type: its Chinese term, or its English name in plain words. */
export function nameOf(thing) {
  const { term } = halves(thing.description);
  return language.value || !term ? inWords(thing.name) : term;
}

/** The label of an enumeration's value. */
export function valueName(value) {
  const { term, sentence } = halves(value.description);
  return language.value ? sentence.replace(/\.$/, "") || value.name : term || value.name;
}

function inWords(name) {
  const words = name.replace(/([a-z])([A-Z])/g, (_, end, start) => `${end} ${start.toLowerCase()}`);
  return words[0].toUpperCase() + words.slice(1);
}
