// The reader, the divisions in reach, and the field by which one of them is chosen.

import { ask } from "./api.js";
import { computed, reactive, ref } from "./libs.js";
import { t } from "./text.js";
import { select } from "./ui.js";

const VIEWER = "query Viewer { viewer { name role division plugins commands } plugins { name title } }";
const PLACES = `query Places($code: String!) {
  division(code: $code) {
    code name shortName level
    children { code name shortName children { code name shortName } }
  }
}`;
const PROVINCES = `query Provinces {
  divisions(filter: {level: {eq: PROVINCE}}, first: 100) { nodes { code name shortName } }
}`;

/** `scope` is the division below which everything is listed; null for the whole country.
 * `installed` are the plugins that a county may have. */
export const reader = reactive({ viewer: null, scope: null, places: [], installed: [] });

/** Ask who reads, and what lies in reach; answers what went wrong. */
export async function loadReader() {
  const { data, errors } = await ask(VIEWER);
  if (!data) return errors;
  const scopeErrors = data.viewer.division ? await enterScope(data.viewer.division) : await roots();
  Object.assign(reader, { viewer: data.viewer, installed: data.plugins });
  return scopeErrors;
}

/** Whether the reader's role allows a command; the API checks the rest when it runs. */
export function may(name) {
  return reader.viewer?.commands.includes(name) ?? false;
}

export function forgetReader() {
  Object.assign(reader, { viewer: null, scope: null, places: [] });
}

export async function enterScope(code) {
  const { data, errors } = await ask(PLACES, { code });
  if (!data?.division) return errors;
  reader.scope = data.division;
  reader.places = listed(data.division);
  return [];
}

async function roots() {
  const { data, errors } = await ask(PROVINCES);
  reader.places = (data?.divisions?.nodes ?? []).map((place) => ({ ...place, within: "" }));
  return errors;
}

function listed(place, within = "") {
  const below = (place.children ?? []).flatMap((child) => listed(child, place.shortName));
  return [{ code: place.code, name: place.name, shortName: place.shortName, within }, ...below];
}

/** Places of which a part of the code or of the name was typed. */
export function findPlaces(typed) {
  const text = typed.trim();
  return reader.places.filter(
    ({ code, name, shortName }) =>
      code?.startsWith(text) || name.includes(text) || shortName.includes(text),
  );
}

/** A division by its code; one deeper than the list may be typed in full. */
export const PlacePicker = {
  props: { modelValue: String, id: String, label: String, placeholder: String },
  emits: ["update:modelValue"],
  setup(props, { emit }) {
    const typed = ref("");
    const found = computed(() => findPlaces(typed.value));
    return () =>
      select(props.label, found.value.map(optionOf), {
        id: props.id,
        modelValue: props.modelValue,
        "onUpdate:modelValue": (code) => emit("update:modelValue", code),
        filterMethod: (text) => (typed.value = text),
        clearable: true,
        allowCreate: reader.scope?.level !== "COUNTY" && reader.scope?.level !== "TOWNSHIP",
        placeholder: props.placeholder || t("choosePlace"),
      });
  },
};

function optionOf({ code, name, within }) {
  return { value: code, label: `${name} ${code}`, name, note: `${within} ${code}` };
}
