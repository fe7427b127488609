// 开关记录: when each plugin of a county was on or off, by whom and why, page by page.

import { ask } from "./api.js";
import { h, ref, shallowRef } from "./libs.js";
import { enumText, table } from "./records.js";
import { stamp } from "./times.js";
import { t } from "./text.js";
import { faultList, pager } from "./ui.js";

const PAGE = 20;
const DOCUMENT = `query SwitchHistory($code: String!, $after: String) {
  division(code: $code) {
    page: pluginHistory(
      first: ${PAGE}, after: $after, orderBy: [{field: SINCE, direction: DESC}]
    ) {
      totalCount
      nodes {
        plugin state since until reason actor approvedBy
        office { name } handedDeadlines(first: 1) { totalCount }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;
const HEADS = ["plugin", "state", "since", "untilWhen", "reason", "switchedBy", "approvedBy", "handedTo"];

export const History = {
  props: { code: String },
  setup(props) {
    const page = shallowRef(null);
    const errors = ref([]);
    const cursors = ref([null]);

    async function load() {
      const answer = await ask(DOCUMENT, { code: props.code, after: cursors.value.at(-1) });
      const found = answer.data?.division?.page;
      page.value = found ? { ...found, number: cursors.value.length } : null;
      errors.value = answer.errors;
    }

    function turnTo(next) {
      const { endCursor } = page.value.pageInfo;
      cursors.value = next ? [...cursors.value, endCursor] : cursors.value.slice(0, -1);
      load();
    }

    load();
    return () =>
      h("div", { class: "panel" }, [
        h("h2", t("switchHistory")),
        faultList(errors.value),
        page.value && table(HEADS.map((key) => t(key)), page.value.nodes.map(cells), "history"),
        page.value && pager(t("totalSwitches", { n: page.value.totalCount }), page.value, turnTo),
      ]);
  },
};

function cells({ plugin, state, since, until, reason, actor, approvedBy, office, handedDeadlines }) {
  const list = t("handed", { office: office?.name ?? "—", n: handedDeadlines?.totalCount ?? 0 });
  return [
    plugin,
    enumText("PluginState", state),
    stamp(since),
    until ? stamp(until) : t("lasting"),
    reason || "—",
    actor ?? "—",
    approvedBy ?? "—",
    office ? list : "—",
  ];
}
