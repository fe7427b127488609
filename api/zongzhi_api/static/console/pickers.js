// The records in reach of any type that a division lists, and the field by which some are chosen.

import { ask } from "./api.js";
import { inject, onMounted, shallowReactive, shallowRef } from "./libs.js";
import { reader } from "./places.js";
import { namesIn, partsOf } from "./records.js";
import { fieldOf, isMatter, listOf, shortListsOf, unwrap } from "./schema.js";
import { t } from "./text.js";
import { select } from "./ui.js";

/** So many pages are read at most: a prefecture has more than one would look through. */
const PAGES = 10;
/** Where a page is about another division than the reader's scope, it provides that one's code. */
export const WITHIN = "within";
/** By what records stand in their list, best first, and what is left out of it, where the type has it. */
const ORDERS = ["NAME", "ACCOUNT", "CODE", "OPENED_AT"];
const LEFT_OUT = { endedAt: { isNull: true }, phase: { notIn: ["CLOSED", "VOID"] } };

/** Lists by the name of their type: `code` says below which division it lies. Read when first wanted. */
const lists = new Map();

function inputOf(list, argument) {
  return unwrap(list.args.find(({ name }) => name === argument).type).type;
}

/** What is asked of each record: its name, and where it belongs. */
function selectionOf(type, [place] = partsOf(type).links) {
  const plain = ["account", "kind"].filter((name) => fieldOf(type, name)).join(" ");
  const names = isMatter(type) ? ["title"] : namesIn(type);
  return `id ${names.join(" ")} ${plain} ${place ? `${place.field.name} { ${namesIn(place.node).join(" ")} }` : ""}`;
}

function orderOf(list) {
  const fields = inputOf(list, "orderBy").inputFields;
  const keys = unwrap(fields.find(({ name }) => name === "field").type).type.enumValues;
  const key = ORDERS.find((order) => keys.some(({ name }) => name === order));
  if (!key) return "";
  return `, orderBy: [{field: ${key}, direction: ${key === "OPENED_AT" ? "DESC" : "ASC"}}]`;
}

function conditionOf(list) {
  const takes = (key) => inputOf(list, "filter").inputFields.some((field) => field.name === key);
  return Object.fromEntries(Object.entries(LEFT_OUT).filter(([key]) => takes(key)));
}

function documentOf(type, list) {
  const short = shortListsOf(type);
  const more = short.length ? ", $more: Boolean!" : "";
  return `query Choices($code: String!, $filter: ${inputOf(list, "filter").name}, $after: String${more}) {
    division(code: $code) {
      page: ${list.name}(filter: $filter, first: 100, after: $after${orderOf(list)}) {
        nodes { ${selectionOf(type)} }
        pageInfo { hasNextPage endCursor }
      }
      ${short.map(({ name }) => `${name} @skip(if: $more) { ${selectionOf(type, [])} }`).join("\n")}
    }
  }`;
}

/** Read a list anew where it is of another division. */
async function load(found, type, code) {
  if (found.code === code) return;
  Object.assign(found, { code, list: [] });
  const list = listOf(type.name);
  const [document, filter] = [documentOf(type, list), conditionOf(list)];
  let after = null;
  for (let n = 0; n < PAGES; n += 1) {
    const { data } = await ask(document, { code, filter, after, more: n > 0 });
    const { page, ...short } = data?.division ?? {};
    if (!page || found.code !== code) return;
    found.list = [...Object.values(short).flatMap((each) => each ?? []), ...found.list, ...page.nodes];
    if (!page.pageInfo.hasNextPage) return;
    after = page.pageInfo.endCursor;
  }
}

function listFor({ name }) {
  if (!lists.has(name)) lists.set(name, shallowReactive({ code: "", list: [] }));
  return lists.get(name);
}

/** A field that is called as a kind of organisation is, such as `court`, shows those first. */
function inTurn(list, name = "") {
  const isOther = ({ kind }) => Number(kind !== name.toUpperCase());
  return [...list].sort((one, other) => isOther(one) - isOther(other));
}

/** What was entered since must be there too, and nothing of what somebody else could see. */
export function forgetLists() {
  lists.clear();
}

/** Records of a type by their ids, found by a part of the name; `first` are choices before them. */
export const RecordPicker = {
  props: {
    modelValue: [String, Array],
    id: String,
    label: String,
    name: String,
    type: Object,
    multiple: Boolean,
    first: { type: Array, default: () => [] },
  },
  emits: ["update:modelValue"],
  setup(props, { emit }) {
    const within = inject(WITHIN, "");
    const found = shallowRef({ list: [] });
    onMounted(() => {
      found.value = listFor(props.type);
      load(found.value, props.type, within || reader.scope.code);
    });
    const options = () => inTurn(found.value.list, props.name).map((each) => optionOf(props.type, each));
    return () =>
      select(props.label, [...props.first, ...options()], {
        id: props.id,
        modelValue: props.modelValue,
        "onUpdate:modelValue": (chosen) => emit("update:modelValue", chosen),
        multiple: props.multiple,
        clearable: !props.first.length,
        placeholder: t("chooseRecord"),
      });
  },
};

function optionOf(type, record) {
  const [place] = partsOf(type).links;
  const name = record.title ?? namesIn(type).map((key) => record[key]).find(Boolean);
  const at = place && record[place.field.name];
  const of = at && namesIn(place.node).map((key) => at[key]).find(Boolean);
  const label = record.account ? `${name} ${record.account}` : name;
  return { value: record.id, label, name, note: [record.account, of].filter(Boolean).join(" ") };
}
