// 查阅复核: what was read by way of exception, first what waits for a superior's review.

import { useActs } from "./acts.js";
import { cards } from "./exceptions.js";
import { el, h, ref } from "./libs.js";
import { pageOf, PAGE, usePages } from "./pages.js";
import { reader } from "./places.js";
import { rowSelection } from "./records.js";
import { listOf, types } from "./schema.js";
import { t } from "./text.js";
import { faultList, pageTitle } from "./ui.js";

/** Name of a tab → of which type its records are, which of them, and in which order. */
const TABS = {
  toReview: ["EmergencyAccess", "filter: {reviewedAt: {isNull: true}}, orderBy: [{field: REVIEW_BY}]"],
  reviewed: [
    "EmergencyAccess",
    "filter: {reviewedAt: {isNull: false}}, orderBy: [{field: OPENED_AT, direction: DESC}]",
  ],
  lateOrders: ["LateDisclosure", "orderBy: [{field: ENDS_AT, direction: DESC}]"],
  sealedReadings: [
    "Approval",
    "filter: {kind: {eq: READ_SEALED}}, orderBy: [{field: APPROVED_AT, direction: DESC}]",
  ],
};

function documentOf([kind, which]) {
  return `query Reviews($code: String!, $after: String, $counts: Boolean!) {
    division(code: $code) {
      page: ${listOf(kind).name}(${which}, first: ${PAGE}, after: $after) { ${pageOf(rowSelection(types.value[kind]))} }
    }
  }`;
}

export const Reviews = {
  setup() {
    const tab = ref("toReview");
    return () =>
      h("section", { class: "reviews" }, [
        pageTitle(t("reviews"), reader.scope.name),
        h("p", { class: "help" }, t("reviewsHelp")),
        h(el.ElTabs, { modelValue: tab.value, "onUpdate:modelValue": (name) => (tab.value = name) }, () =>
          Object.keys(TABS).map((name) => h(el.ElTabPane, { key: name, name, label: t(name) })),
        ),
        h(List, { key: `${tab.value} ${reader.scope.code}`, of: TABS[tab.value] }),
      ]);
  },
};

const List = {
  props: { of: Array },
  setup(props) {
    const { begin, errors, shown } = usePages(() => ({
      document: documentOf(props.of),
      values: { code: reader.scope.code },
    }));
    const { chosen, choose, done, told } = useActs(begin);

    begin();
    return () => {
      const acts = { chosen: chosen.value, choose, done, load: begin };
      const listed = (nodes) => h("div", { class: "panel" }, cards(props.of[0], nodes, acts));
      const none = () => h("p", { class: "help" }, t("none"));
      return [told(), faultList(errors.value), shown((nodes) => (nodes.length ? listed(nodes) : none()), "total")];
    };
  },
};
