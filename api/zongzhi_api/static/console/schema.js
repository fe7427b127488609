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
let mutationName = "";
let schemaId = "";

/** Read the schema where it is new; answers what went wrong. */
export async function loadSchema() {
  if (types.value && schemaId === seen.schemaId) return [];
  const { data, errors } = await ask(DOCUMENT);
  if (!data) return errors;
  schemaId = seen.schemaId;
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
  return kinds().includes(type);
}

/** The field of Division that lists matters of one kind, or of all. */
export function listOf(kind) {
  const wanted = `${kind || "Matter"}Connection`;
  return types.value.Division.fields.find((field) => unwrap(field.type).name === wanted);
}

/** A mutation: its input's fields, and which part of its payload is the thing it makes or moves. */
export function command(name) {
  const field = fieldOf(types.value[mutationName], name);
  if (!field) return null;
  const [argument] = field.args;
  const input = unwrap(argument.type).type;
  const thing = unwrap(field.type).type.fields.find((part) => part.name !== "userErrors");
  return { ...field, input, thing: thing.name, kind: unwrap(thing.type).type };
}

function takesRecord({ input }) {
  return input.inputFields.some((field) => unwrap(field.type).name === "ID");
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
