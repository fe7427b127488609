// The fields of an input, one below the other, and what was put into them. A field that holds an
// input of its own is a group of fields; a list of such grows and shrinks by buttons.

import { begun, control, isTicked, taken } from "./controls.js";
import { el, h, nextTick } from "./libs.js";
import { unwrap } from "./schema.js";
import { helpOf, nameOf, t } from "./text.js";

/** Required fields come first, each group in the order of the schema. */
export function inTurn(fields) {
  const isRequired = (field) => unwrap(field.type).required;
  return [...fields.filter(isRequired), ...fields.filter((field) => !isRequired(field))];
}

/** Values to begin with: those that the schema gives, and a group that must be there; all else is
 * empty. */
export function blank(fields) {
  return Object.fromEntries(fields.map((field) => [field.name, first(field)]));
}

function first(field) {
  const { required, list } = unwrap(field.type);
  if (isGroup(field)) return required && !list ? [blank(partsOf(field))] : undefined;
  return begun(field);
}

/** The input, and by the place of each field what is wrong with it: `{ input, faults }`. */
export function read(fields, values, path = "") {
  const input = {};
  const faults = {};
  for (const field of fields) {
    const found = isGroup(field)
      ? readGroup(field, values[field.name] ?? [], path + field.name, faults)
      : taken(field, values[field.name]);
    if (found.fault) faults[path + field.name] = [t(found.fault)];
    if ("value" in found) input[field.name] = found.value;
  }
  return { input, faults };
}

function readGroup(field, rows, place, faults) {
  const { required, list } = unwrap(field.type);
  const each = rows.map((row, n) => read(partsOf(field), row, `${place}.${n}.`));
  Object.assign(faults, ...each.map((row) => row.faults));
  const inputs = each.map((row) => row.input);
  if (!rows.length) return required ? { fault: "missing" } : {};
  return { value: list ? inputs : inputs[0] };
}

function isGroup(field) {
  return unwrap(field.type).kind === "INPUT_OBJECT";
}

function partsOf(field) {
  return inTurn(unwrap(field.type).type.inputFields);
}

/** One field: its label, its control, its description, and what was wrong with it. */
export function item(field, values, faults, base, path = "") {
  const id = `${base}-${path}${field.name}`;
  const wrong = faults[path + field.name];
  const below = [
    wrong?.map((text) => h("p", { class: "fault", role: "alert" }, text)),
    helpOf(field) && h("p", { class: "help" }, helpOf(field)),
  ];
  const look = { key: field.name, class: ["item", wrong && "is-error"] };
  if (isGroup(field)) return group(field, values, faults, { base, path, look, below });
  const target = unwrap(field.type);
  const isCheckbox = target.name === "Boolean" && !target.list && isTicked(field, target);
  return h("div", look, [
    isCheckbox ? h("span", { class: "label" }) : h("label", { class: "label", for: id }, named(field)),
    h("div", { class: "control" }, [control(field, values, id), below]),
  ]);
}

function named(field) {
  const star = h("span", { class: "required", title: t("missing") }, " *");
  return [nameOf(field), unwrap(field.type).required && star];
}

function group(field, values, faults, { base, path, look, below }) {
  const { required, list } = unwrap(field.type);
  const rows = values[field.name] ?? [];
  const fixed = required && !list;
  const id = `${base}-${path}${field.name}`;
  // The button that was pressed may be gone: the keyboard goes on with what came, or what is left.
  const onTo = (selector) =>
    nextTick(() => [...document.querySelectorAll(`[id="${id}"] > .control ${selector}`)].at(-1)?.focus());
  const add = () => {
    values[field.name] = [...rows, blank(partsOf(field))];
    onTo("> .row:last-of-type .item:first-child :is(input, textarea, button)");
  };
  const remove = (row) => {
    values[field.name] = rows.filter((each) => each !== row);
    onTo("> .el-button");
  };
  return h("fieldset", { ...look, id, class: [look.class, "group"] }, [
    h("legend", { class: "label" }, named(field)),
    h("div", { class: "control" }, [
      rows.map((row, n) =>
        h("div", { class: "row" }, [
          partsOf(field).map((part) => item(part, row, faults, base, `${path}${field.name}.${n}.`)),
          fixed ? null : h(el.ElButton, { size: "small", onClick: () => remove(row) }, () => t("remove")),
        ]),
      ),
      (list || !rows.length) && h(el.ElButton, { size: "small", onClick: add }, () => t("add")),
      below,
    ]),
  ]);
}
