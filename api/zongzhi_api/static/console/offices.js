// The organisations and users in reach, and the fields by which one of them is chosen.

import { ask } from "./api.js";
import { inject, onMounted, shallowReactive } from "./libs.js";
import { reader } from "./places.js";
import { t } from "./text.js";
import { select } from "./ui.js";

const OFFICES = `query Offices($code: String!, $after: String) {
  division(code: $code) {
    page: organisations(first: 100, after: $after, orderBy: [{field: NAME}]) {
      nodes { id name division { shortName } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;
const USERS = `query WhoWorks($code: String!, $after: String) {
  division(code: $code) {
    page: users(
      filter: {endedAt: {isNull: true}}, first: 100, after: $after, orderBy: [{field: ACCOUNT}]
    ) {
      nodes { id name account division { shortName } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;
/** So many pages are read at most: a prefecture has more than one would look through. */
const PAGES = 10;
/** Where a page is about another division than the reader's scope, it provides that one's code. */
export const WITHIN = "within";

/** Read a list anew where it is of another division. */
async function load(found, query, code) {
  if (found.code === code) return;
  Object.assign(found, { code, list: [] });
  let after = null;
  for (let n = 0; n < PAGES; n += 1) {
    const { data } = await ask(query, { code, after });
    const page = data?.division?.page;
    if (!page || found.code !== code) return;
    found.list = [...found.list, ...page.nodes];
    if (!page.pageInfo.hasNextPage) return;
    after = page.pageInfo.endCursor;
  }
}

/** One of a list by its id, found by a part of its name; `first` are choices before it. */
function pickerOf(query) {
  /** `code` says below which division the list lies; it is read when it is first wanted. */
  const found = shallowReactive({ code: "", list: [] });
  return {
    props: { modelValue: String, id: String, label: String, first: { type: Array, default: () => [] } },
    emits: ["update:modelValue"],
    setup(props, { emit }) {
      const within = inject(WITHIN, "");
      onMounted(() => load(found, query, within || reader.scope.code));
      return () =>
        select(props.label, [...props.first, ...found.list.map(optionOf)], {
          id: props.id,
          modelValue: props.modelValue,
          "onUpdate:modelValue": (id) => emit("update:modelValue", id),
          clearable: !props.first.length,
          placeholder: t("chooseOffice"),
        });
    },
  };
}

export const OfficePicker = pickerOf(OFFICES);
export const UserPicker = pickerOf(USERS);

function optionOf({ id, name, account, division }) {
  const label = account ? `${name} ${account}` : name;
  return { value: id, label, name, note: [account, division?.shortName].filter(Boolean).join(" ") };
}
