// 开关记录: when each plugin of a county was on or off, by whom and why, page by page.

import { h } from "./libs.js";
import { PAGE, pageOf, usePages } from "./pages.js";
import { enumText, table } from "./records.js";
import { stamp } from "./times.js";
import { t } from "./text.js";
import { faultList } from "./ui.js";

const DOCUMENT = `query SwitchHistory($code: String!, $after: String, $counts: Boolean!) {
  division(code: $code) {
    page: pluginHistory(
      first: ${PAGE}, after: $after, orderBy: [{field: SINCE, direction: DESC}]
    ) {
      ${pageOf(`plugin state since until reason actor approvedBy
        office { name } handedDeadlines(first: 1) { totalCount }`)}
    }
  }
}`;
const HEADS = ["plugin", "state", "since", "untilWhen", "reason", "switchedBy", "approvedBy", "handedTo"];

export const History = {
  props: { code: String },
  setup(props) {
    const { begin, errors, shown } = usePages(() => ({ document: DOCUMENT, values: { code: props.code } }));

    begin();
    return () =>
      h("div", { class: "panel" }, [
        h("h2", t("switchHistory")),
        faultList(errors.value),
        shown((nodes) => table(HEADS.map((key) => t(key)), nodes.map(cells), "history"), "totalSwitches"),
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
