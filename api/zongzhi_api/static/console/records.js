// Reads one record of any kind whole, and shows what it holds: both follow from the schema alone.

import { h } from "./libs.js";
import { command, fieldOf, isLeaf, isMatter, isPerson, types, unwrap } from "./schema.js";
import { deadline, lastDay, stamp } from "./times.js";
import { halfOf, nameOf, roleName, t, valueName } from "./text.js";
import { facts } from "./ui.js";

/** By what another record is called, best first. */
const NAMES = ["no", "name", "label", "title"];
const MORE = 20;
/** A text of so many characters is no cell of a table. */
const LONG = 60;
/** Plain texts that are a role's code. */
const ROLES = ["actor", "openedAs", "approvedAs"];

/** The fields that can be asked for without saying anything more, by how they are shown. */
export function partsOf(type) {
  const parts = { leaves: [], links: [], tables: [], lists: [] };
  for (const field of type.fields) {
    const target = unwrap(field.type);
    if (target.name.endsWith("Connection")) {
      const node = unwrap(fieldOf(target.type, "nodes").type).type;
      if (isMatter(node)) parts.lists.push({ field, node });
    } else if (field.args.length || isPerson(target.type)) continue;
    else if (isLeaf(target)) parts.leaves.push(field);
    else if (target.list) parts.tables.push({ field, node: target.type });
    else if (namesIn(target.type).length) parts.links.push({ field, node: target.type });
  }
  return parts;
}

export function namesIn(type) {
  return NAMES.filter((name) => fieldOf(type, name));
}

/** What is asked of a record that is only named. */
function called(node) {
  return `${isMatter(node) ? "__typename id" : ""} ${namesIn(node).join(" ")}`;
}

/** What is asked of a part of a record: its values, what it links to, and the parts in it. */
function partly(node) {
  const { leaves, links, tables } = partsOf(node);
  return [
    ...leaves.map(({ name }) => name),
    ...links.map((link) => `${link.field.name} { ${called(link.node)} }`),
    ...tables.map((part) => `${part.field.name} { ${isNamed(part) ? called(part.node) : partly(part.node)} }`),
  ].join(" ");
}

/** Whether a list is one of records that have a name, to be told by it. */
function isNamed({ node }) {
  return namesIn(node).length > 0;
}

/** The document that reads one record of a type. */
export function documentOf(type) {
  const { leaves, links, tables, lists } = partsOf(type);
  const selection = [
    ...leaves.map(({ name }) => name),
    ...links.map(({ field, node }) => `${field.name} { ${called(node)} }`),
    ...tables.map(({ field, node }) => `${field.name} { ${partly(node)} }`),
    ...lists.map(({ field }) => `${field.name}(first: ${MORE}) {
      totalCount nodes { __typename id no title phase dueAt }
    }`),
  ];
  return `query Record($id: ID!) {
    node(id: $id) { ... on ${type.name} { __typename ${selection.join("\n")} } }
  }`;
}

/** The values of a record that its reader may not see, each said once: names and the other errors. */
export function partedFaults(type, errors) {
  const hidden = errors.filter(({ path, extensions }) => path?.length > 1 && extensions?.code === "FORBIDDEN");
  const names = hidden.map(({ path }) => nameAt(type, path.slice(1)));
  return { names: [...new Set(names)], others: errors.filter((error) => !hidden.includes(error)) };
}

function nameAt(type, [name, ...rest]) {
  const field = fieldOf(type, name);
  const below = rest.filter((key) => typeof key === "string");
  return below.length ? nameAt(unwrap(field.type).type, below) : nameOf(field);
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
  if (target.name === "DateTime") return /dueAt$/i.test(field.name) ? deadline(value) : stamp(value);
  if (field.name === "validTo") return lastDay(value);
  if (field.name === "command") return commandText(value);
  if (ROLES.includes(field.name)) return roleName(value);
  return halfOf(String(value));
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

/** The values of a part of a record, each with its field; records that it names by their names. */
function valuesOf(node, row) {
  const { leaves, links, tables } = partsOf(node);
  const names = (part) => row[part.field.name]?.map((each) => linkText(part.node, each)) ?? [];
  return [
    ...leaves.map((field) => [field, shown(field, row[field.name])]),
    ...links.map((link) => [link.field, linkText(link.node, row[link.field.name])]),
    ...tables.filter(isNamed).map((part) => [part.field, inLine(names(part))]),
  ];
}

/** A record of any type as a row: what is asked of it, its heads and its cells. */
export function rowSelection(type) {
  return `id ${partly(type)}`;
}

export function rowHeads(type) {
  return valuesOf(type, {}).filter(([field]) => field.name !== "id").map(([field]) => nameOf(field));
}

export function rowCells(type, row) {
  return valuesOf(type, row).filter(([field]) => field.name !== "id").map(([, value]) => value);
}

/** A record of any type as terms, each with what is told of it; without what is `aside`. */
export function rowFacts(type, row, aside = []) {
  return valuesOf(type, row)
    .filter(([field, value]) => value !== "—" && !["id", ...aside].includes(field.name))
    .map(([field, value]) => [nameOf(field), value]);
}

function inLine(parts) {
  return parts.length ? parts.flatMap((part, n) => (n ? [t("comma"), part] : [part])) : "—";
}

/** A list of plain objects, such as the steps of a matter, as a table. What has parts in it again,
 * such as an agreement with what was undertaken, is told one by one. */
export function tableOf(node, rows) {
  const within = partsOf(node).tables.filter((part) => !isNamed(part));
  if (within.length) return rows.map((row) => whole(node, row, within));
  const once = saidByAll(node, rows);
  const cells = rows.map((row) => valuesOf(node, row).filter(([field]) => !once.includes(field)));
  const heads = cells[0]?.map(([field]) => nameOf(field)) ?? [];
  return [
    table(heads, cells.map((row) => row.map(([, value]) => value))),
    once.map((field) => h("p", { class: "help" }, `${nameOf(field)}: ${shown(field, rows[0][field.name])}`)),
  ];
}

/** The fields of which every row has the same long text, such as the rule by which it was made. */
function saidByAll(node, rows) {
  const [first] = rows;
  const isOne = ({ name }) => rows.every((row) => row[name] === first[name]);
  return partsOf(node).leaves.filter(
    (field) => field.type.kind === "NON_NULL" && first?.[field.name]?.length > LONG && isOne(field),
  );
}

function whole(node, row, within) {
  return h("section", { key: row.seq, class: "part" }, [
    facts(valuesOf(node, row).map(([field, value]) => [nameOf(field), value])),
    within.map(({ field, node: part }) => [h("h3", nameOf(field)), tableOf(part, row[field.name] ?? [])]),
  ]);
}

/** The numbered parts of a record in its newest list of that name: `{ value, label }`. */
function numbered(type, record, name) {
  for (const { field, node } of partsOf(type).tables) {
    const rows = record[field.name] ?? [];
    if (field.name === name && fieldOf(node, "seq")) return rows.map((row) => option(node, row));
    const found = rows.map((row) => numbered(node, row, name)).filter(({ length }) => length);
    if (found.length) return found.at(-1);
  }
  return [];
}

/** A command that takes the number of a part of the record, with those parts to choose from. */
export function withParts(command, type, record) {
  const inputFields = command.input.inputFields.map((field) => {
    const options = unwrap(field.type).name === "Int" ? numbered(type, record, `${field.name}s`) : [];
    return options.length ? { ...field, options } : field;
  });
  return { ...command, input: { ...command.input, inputFields } };
}

function option(node, row) {
  const told = valuesOf(node, row).map(([, value]) => value);
  return { value: row.seq, label: told.filter((value) => value !== "—").join(" · ") };
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
