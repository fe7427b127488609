// The schema of the reader's token, as far as pages are made from it: which kinds of matters there
// are, what they hold, which commands there are and what those take. No kind is named in this page.

import { ask, seen } from "./api.js";
import { shallowRef } from "./libs.js";

const DOCUMENT = `query Schema {
  __schema {
    mutationType { name }
    types {
      kind name description
      possibleTypes { name }
      enumValues(includeDeprecated: true) { name description isDeprecated }
      fields { name description args { name type { ...Type } defaultValue } type { ...Type } }
      inputFields { name description defaultValue type { ...Type } }
    }
  }
}
fragment Type on __Type {
  kind name ofType { kind name ofType { kind name ofType { kind name } } }
}`;

/** Types by name; null before they were read. */
export const types = shallowRef(null);
/** What `targetOf` has found already. */
const targets = new Map();
let mutationName = "";
let schemaId = "";

/** Read the schema where it is new; answers what went wrong. */
export async function loadSchema() {
  if (types.value && schemaId === seen.schemaId) return [];
  const { data, errors } = await ask(DOCUMENT);
  if (!data) return errors;
  schemaId = seen.schemaId;
  targets.clear();
  mutationName = data.__schema.mutationType?.name ?? "";
  types.value = Object.fromEntries(data.__schema.types.map((type) => [type.name, type]));
  return [];
}

export function forgetSchema() {
  types.value = null;
}

/** `[Thing!]!` → its type, whether a value is required, whether it is a list. */
export function unwrap(reference) {
  const required = reference.kind === "NON_NULL";
  let inner = required ? reference.ofType : reference;
  const list = inner.kind === "LIST";
  while (inner.ofType) inner = inner.ofType;
  return { required, list, kind: inner.kind, name: inner.name, type: types.value[inner.name] };
}

export function isLeaf({ kind }) {
  return kind === "SCALAR" || kind === "ENUM";
}

export function fieldOf(type, name) {
  return type?.fields?.find((field) => field.name === name);
}

/** The kinds of matters: types that implement the interface. */
export function kinds() {
  return (types.value.Matter?.possibleTypes ?? []).map(({ name }) => types.value[name]);
}

export function isMatter(type) {
  return [types.value.Matter, ...kinds()].includes(type);
}

/** The field of Division that lists matters of one kind, or of all. */
export function listOf(kind) {
  const wanted = `${kind || "Matter"}Connection`;
  return types.value.Division.fields.find((field) => unwrap(field.type).name === wanted);
}

/** Of whom one record is read for a purpose alone; nobody lists or chooses them. */
export function isPerson(type) {
  return (types.value.AboutPerson?.possibleTypes ?? []).some(({ name }) => name === type?.name);
}

/** The fields of Division that list a type without being asked for a page. */
export function shortListsOf({ name }) {
  return types.value.Division.fields.filter((field) => {
    const { list, name: of } = unwrap(field.type);
    return list && of === name && !field.args.length;
  });
}

/** To whose record an id leads that is called `name` in the input of a command about `kind`: to what
 * a link of that name leads, or one of the kind's own that ends so. Null where that is not listed. */
export function targetOf(name, kind) {
  const key = `${kind?.name} ${name}`;
  if (!targets.has(key)) targets.set(key, findTarget(name, kind));
  return targets.get(key);
}

function findTarget(name, kind) {
  const ending = name[0].toUpperCase() + name.slice(1);
  const own = kind?.fields.filter((field) => field.name === name || field.name.endsWith(ending)) ?? [];
  const all = Object.values(types.value).flatMap((type) => fieldOf(type, name) ?? []);
  const found = [...own, ...all].map((field) => unwrap(field.type).type);
  // A division is chosen by its code.
  const listed = ({ kind: is, name: of }) => is === "OBJECT" && of !== "Division" && listOf(of);
  return found.find((type) => type && listed(type) && !isPerson(type)) ?? null;
}

/** A mutation: its input's fields, and which part of its payload is the thing it makes or moves. */
export function command(name) {
  const field = fieldOf(types.value[mutationName], name);
  if (!field) return null;
  const [argument] = field.args;
  const thing = unwrap(field.type).type.fields.find((part) => part.name !== "userErrors");
  const kind = unwrap(thing.type).type;
  return { ...field, input: withTargets(unwrap(argument.type).type, kind), thing: thing.name, kind };
}

/** An input whose ids say to whose records they lead; some are plain texts to the schema. */
function withTargets(input, kind) {
  const inputFields = input.inputFields.map((field) =>
    ["ID", "String"].includes(unwrap(field.type).name) ? { ...field, target: targetOf(field.name, kind) } : field,
  );
  return { ...input, inputFields };
}

function takesRecord({ input }) {
  return input.inputFields.some((field) => unwrap(field.type).name === "ID");
}

/** Whether a command is about a record that is there. */
export function takesId({ input }) {
  return input.inputFields.some(({ name }) => name === "id");
}

/** The commands by which matters come into being: those that take no record. */
export function entries() {
  const names = types.value[mutationName]?.fields.map((field) => field.name) ?? [];
  return names.map(command).filter((each) => isMatter(each.kind) && !takesRecord(each));
}

/** The commands that a matter allows now, as it says itself. */
export function commandsOf(record) {
  return (record.availableCommands ?? []).map(command).filter((each) => each && takesRecord(each));
}

/** What a form about a record need not ask. */
export function prefill(chosen, record) {
  const ids = chosen.input.inputFields.filter((field) => unwrap(field.type).name === "ID");
  const id = ids.find((field) => field.name === "id") ?? ids[0];
  const versioned = chosen.input.inputFields.some((field) => field.name === "expectedVersion");
  return {
    ...(id && { [id.name]: record.id }),
    ...(versioned && record.version != null && { expectedVersion: record.version }),
  };
}
