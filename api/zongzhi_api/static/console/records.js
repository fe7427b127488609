// Reads one record of any kind whole, and shows what it holds: both follow from the schema alone.

import { h } from "./libs.js";
import { command, fieldOf, isLeaf, isMatter, types, unwrap } from "./schema.js";
import { deadline, stamp } from "./times.js";
import { nameOf, roleName, t, valueName } from "./text.js";

/** By what another record is called, best first. */
const NAMES = ["no", "name", "label", "title"];
const MORE = 20;

/** The fields that can be asked for without saying anything more, by how they are shown. */
export function partsOf(type) {
  const parts = { leaves: [], links: [], tables: [], lists: [] };
  for (const field of type.fields) {
    const target = unwrap(field.type);
    if (target.name.endsWith("Connection")) {
      const node = unwrap(fieldOf(target.type, "nodes").type).type;
      if (isMatter(node)) parts.lists.push({ field, node });
    } else if (field.args.length) continue;
    else if (isLeaf(target)) parts.leaves.push(field);
    else if (target.list) parts.tables.push({ field, node: target.type });
    else if (namesIn(target.type).length) parts.links.push({ field, node: target.type });
  }
  return parts;
}

function namesIn(type) {
  return NAMES.filter((name) => fieldOf(type, name));
}

function leavesOf(type) {
  return type.fields.filter((field) => isLeaf(unwrap(field.type)) && !field.args.length);
}

/** The document that reads one record of a type. */
export function documentOf(type) {
  const { leaves, links, tables, lists } = partsOf(type);
  const names = (fields) => fields.map((field) => field.name).join(" ");
  const key = (node) => (isMatter(node) ? "__typename id" : "");
  const selection = [
    names(leaves),
    ...links.map(({ field, node }) => `${field.name} { ${key(node)} ${namesIn(node).join(" ")} }`),
    ...tables.map(({ field, node }) => `${field.name} { ${names(leavesOf(node))} }`),
    ...lists.map(({ field }) => `${field.name}(first: ${MORE}) {
      totalCount nodes { __typename id no title phase dueAt }
    }`),
  ];
  return `query Record($id: ID!) {
    node(id: $id) { ... on ${type.name} { __typename ${selection.join("\n")} } }
  }`;
}

/** A leaf as text. */
export function shown(field, value) {
  if (value === null || value === undefined || value === "") return "—";
  const target = unwrap(field.type);
  if (Array.isArray(value)) return value.map((each) => leafText(target, field, each)).join("、");
  return leafText(target, field, value);
}

function leafText(target, field, value) {
  if (target.kind === "ENUM") return enumText(target.name, value);
  if (target.name === "Boolean") return t(value ? "yes" : "no");
  if (target.name === "DateTime") return field.name === "dueAt" ? deadline(value) : stamp(value);
  if (field.name === "command") return commandText(value);
  if (field.name === "actor") return roleName(value);
  return String(value);
}

export function enumText(typeName, value) {
  const found = types.value[typeName]?.enumValues?.find((each) => each.name === value);
  return found ? valueName(found) : value;
}

export function commandText(name) {
  const found = command(name);
  return found ? nameOf(found) : name;
}

export function kindText(name) {
  const type = types.value[name];
  return type ? nameOf(type) : name;
}

/** A link to a matter's own page. */
export function matterLink({ id, no }) {
  return h("a", { href: `#/matter/${id}` }, no);
}

export function linkText(node, value) {
  if (!value) return "—";
  if (isMatter(node)) return matterLink(value);
  const name = namesIn(node).find((each) => value[each]);
  return name ? value[name] : "—";
}

/** A list of plain objects, such as the steps of a matter, as a table. */
export function tableOf(node, rows) {
  const fields = leavesOf(node);
  return table(
    fields.map(nameOf),
    rows.map((row) => fields.map((field) => shown(field, row[field.name]))),
  );
}

/** A table whose rows become cards where the page is narrow. */
export function table(heads, rows, look = "") {
  if (!rows.length) return h("p", { class: "help" }, t("none"));
  return h("table", { class: ["rows", look] }, [
    h("thead", h("tr", heads.map((head) => h("th", { scope: "col" }, head)))),
    h(
      "tbody",
      rows.map((cells) =>
        h("tr", cells.map((cell, n) => h("td", { "data-head": heads[n] }, [cell]))),
      ),
    ),
  ]);
}
