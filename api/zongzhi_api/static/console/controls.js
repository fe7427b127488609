// One control for each type that an input field may have, chosen by the schema.

import { el, h } from "./libs.js";
import { RecordPicker } from "./pickers.js";
import { PlacePicker, reader } from "./places.js";
import { unwrap } from "./schema.js";
import { fromPicker } from "./times.js";
import { nameOf, roleOptions, t, termOf, valueName } from "./text.js";
import { select } from "./ui.js";

/** Fields that hold the code of a division; to the schema they are plain text. */
const PLACES = ["division", "county"];
/** Texts of which there is a list, though to the schema they are plain. */
const LISTED = {
  role: roleOptions,
  plugin: () => reader.installed.map(({ name, title }) => ({ value: name, label: `${termOf(title)} ${name}` })),
  plugins: () => reader.viewer.plugins.map((name) => ({ value: name, label: name })),
};
/** Codes that a form does not offer, for another command leads there. */
const ELSEWHERE = { PluginState: ["PURGED"] };
/** Texts that want more than one line. */
const LONG = ["summary", "reason", "reasons", "content", "note", "description", "opinion", "result"];

/** A control for `field`, bound to its place in `values`. */
export function control(field, values, id) {
  const bound = {
    id,
    modelValue: values[field.name],
    "onUpdate:modelValue": (value) => (values[field.name] = value ?? undefined),
  };
  const target = unwrap(field.type);
  if (target.kind === "ENUM") return choice(target, field, bound, enumOptions(target));
  if (target.name === "String" && LISTED[field.name])
    return choice(target, field, bound, LISTED[field.name]());
  if (field.options) return choice(target, field, bound, field.options);
  if (field.target) return records(target, field, bound);
  const picked = { bound, field, target };
  if (target.list) return lines(picked);
  return (SCALARS[target.name] ?? text)(picked);
}

const SCALARS = {
  Boolean: ({ bound, field, target }) =>
    isTicked(field, target)
      ? h(el.ElCheckbox, bound, () => nameOf(field))
      : choice(target, field, bound, [true, false].map((value) => ({ value, label: t(value ? "yes" : "no") }))),
  Int: ({ bound }) => h(el.ElInput, { ...bound, inputmode: "numeric", class: "short" }),
  Float: ({ bound }) => h(el.ElInput, { ...bound, inputmode: "decimal", class: "short" }),
  Date: ({ bound, field }) => picker(bound, field, "date", "YYYY-MM-DD"),
  DateTime: ({ bound, field }) => picker(bound, field, "datetime", "YYYY-MM-DDTHH:mm:ss"),
};

function text({ bound, field }) {
  if (PLACES.includes(field.name)) return h(PlacePicker, { ...bound, label: nameOf(field) });
  if (!LONG.includes(field.name)) return h(el.ElInput, bound);
  return h(el.ElInput, { ...bound, type: "textarea", autosize: { minRows: 2, maxRows: 6 } });
}

/** One record of a type, or several. */
function records(target, field, bound) {
  const more = { type: field.target, name: field.name, label: nameOf(field), multiple: target.list };
  return h(RecordPicker, { ...bound, ...more });
}

/** Whether one of two answers holds from the beginning: then a box is ticked or not. */
export function isTicked({ defaultValue }, { required }) {
  return required || defaultValue !== null;
}

function lines({ bound }) {
  return h(el.ElInput, { ...bound, type: "textarea", autosize: { minRows: 2, maxRows: 6 } });
}

function picker(bound, field, type, valueFormat) {
  return h(el.ElDatePicker, { ...bound, type, valueFormat, ariaLabel: nameOf(field) });
}

function enumOptions(target) {
  const elsewhere = ELSEWHERE[target.name] ?? [];
  // A code that goes is shown where it stands, and not chosen any more.
  const offered = target.type.enumValues.filter(
    ({ name, isDeprecated }) => !isDeprecated && !elsewhere.includes(name),
  );
  return offered.map((value) => ({ value: value.name, label: valueName(value) }));
}

function choice(target, field, bound, options) {
  return select(nameOf(field), options, {
    ...bound,
    clearable: !target.required,
    multiple: target.list,
    placeholder: target.required ? " " : t("optional"),
  });
}

/** A list is written with one value a line. */
function linesOf(value, name) {
  const lines = value.split("\n").filter((line) => line.trim());
  return name === "Int" || name === "Float" ? lines.map(Number) : lines.map((line) => line.trim());
}

/** What a control shows before anything was chosen: the schema's own value where it has one. */
export function begun(field) {
  const { defaultValue } = field;
  const { list, name, kind, required } = unwrap(field.type);
  if (list) return undefined;
  if (name === "Boolean") return isTicked(field, { required }) ? defaultValue === "true" : undefined;
  if (defaultValue === null) return undefined;
  return kind === "ENUM" ? defaultValue : String(JSON.parse(defaultValue));
}

/** What a control holds, as the API takes it: the value, or what is wrong with it. */
export function taken(field, value) {
  const { required, list, name } = unwrap(field.type);
  const empty = value === undefined || value === null || String(value).trim() === "";
  if (empty) return required ? { fault: "missing" } : {};
  if (list && !Array.isArray(value)) return { value: linesOf(value, name) };
  if (name === "Int" && !/^-?\d+$/.test(String(value).trim())) return { fault: "wholeNumber" };
  if (name === "Int" || name === "Float") return { value: Number(value) };
  if (name === "DateTime") return { value: fromPicker(value) };
  return { value };
}
