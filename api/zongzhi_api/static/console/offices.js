// The organisations in reach, and the field by which one of them is chosen.

import { ask } from "./api.js";
import { onMounted, shallowReactive } from "./libs.js";
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
/** So many pages are read at most: a prefecture has more than one would look through. */
const PAGES = 10;

/** `code` says below which division the list lies; it is read when it is first wanted. */
const offices = shallowReactive({ code: "", list: [] });

async function load() {
  const code = reader.scope.code;
  if (offices.code === code) return;
  Object.assign(offices, { code, list: [] });
  let after = null;
  for (let n = 0; n < PAGES; n += 1) {
    const { data } = await ask(OFFICES, { code, after });
    const page = data?.division?.page;
    if (!page || offices.code !== code) return;
    offices.list = [...offices.list, ...page.nodes];
    if (!page.pageInfo.hasNextPage) return;
    after = page.pageInfo.endCursor;
  }
}

/** An organisation by its id, found by a part of its name; `first` are choices before it. */
export const OfficePicker = {
  props: { modelValue: String, id: String, label: String, first: { type: Array, default: () => [] } },
  emits: ["update:modelValue"],
  setup(props, { emit }) {
    onMounted(load);
    return () =>
      select(props.label, [...props.first, ...offices.list.map(optionOf)], {
        id: props.id,
        modelValue: props.modelValue,
        "onUpdate:modelValue": (id) => emit("update:modelValue", id),
        clearable: !props.first.length,
        placeholder: t("chooseOffice"),
      });
  },
};

function optionOf({ id, name, division }) {
  return { value: id, label: name, name, note: division?.shortName ?? "" };
}
