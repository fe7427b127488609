// 我的待办: the matters of the reader's scope, page by page.

import { ask } from "./api.js";
import { el, h, reactive, ref, watch } from "./libs.js";
import { reader } from "./places.js";
import { enumText, kindText, matterLink, table } from "./records.js";
import { kinds, listOf, types, unwrap } from "./schema.js";
import { deadline, today } from "./times.js";
import { nameOf, t, valueName } from "./text.js";
import { faultList, pageTitle, select } from "./ui.js";

const PAGE = 20;
const ENDED = ["CLOSED", "VOID"];

/** The tabs, each a filter that every kind of matter knows. */
const TABS = {
  open: () => ({ phase: { notIn: ENDED } }),
  today: () => {
    const [begin, end] = today();
    return { phase: { notIn: ENDED }, dueAt: { gt: begin, lte: end } };
  },
  overdue: () => ({ overdue: { eq: true } }),
  unanswered: () => ({ phase: { eq: "NEW" } }),
};

/** Where all have a limit, the earliest comes first; elsewhere the newest matter. */
const BY_LIMIT = ["today", "overdue"];

function documentOf(kind, tab) {
  const list = listOf(kind);
  const argument = (name) => unwrap(list.args.find((each) => each.name === name).type);
  const [key, direction] = BY_LIMIT.includes(tab) ? ["DUE_AT", "ASC"] : ["OPENED_AT", "DESC"];
  return `query Matters($code: String!, $filter: ${argument("filter").name}, $after: String) {
    division(code: $code) {
      page: ${list.name}(
        filter: $filter, first: ${PAGE}, after: $after
        orderBy: [{field: ${key}, direction: ${direction}}]
      ) {
        totalCount
        nodes { __typename id no title phase dueAt overdue division { code shortName } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`;
}

/** What is chosen outlives the way to a matter and back. */
const chosen = reactive({ tab: "open", kind: "", phase: "" });

export const Matters = {
  setup() {
    const page = ref(null);
    const errors = ref([]);
    const busy = ref(false);
    /** The cursors that led to the pages so far; the last one leads to this page. */
    const cursors = ref([null]);
    let asked = 0;

    async function load() {
      const turn = (asked += 1);
      busy.value = true;
      const tab = TABS[chosen.tab]();
      const filter = chosen.phase ? { and: [tab, { phase: { eq: chosen.phase } }] } : tab;
      const given = { code: reader.scope.code, filter, after: cursors.value.at(-1) };
      const answer = await ask(documentOf(chosen.kind, chosen.tab), given);
      if (turn !== asked) return;
      busy.value = false;
      const found = answer.data?.division?.page;
      page.value = found ? { ...found, number: cursors.value.length } : null;
      errors.value = answer.errors;
    }

    function turnTo(next) {
      const { endCursor } = page.value.pageInfo;
      cursors.value = next ? [...cursors.value, endCursor] : cursors.value.slice(0, -1);
      load();
    }

    watch(
      () => ({ ...chosen, scope: reader.scope.code }),
      () => {
        cursors.value = [null];
        load();
      },
      { immediate: true },
    );

    return () =>
      h("section", [
        pageTitle(t("matters"), reader.scope.name),
        tabs(),
        h("div", { class: "filters" }, [kindChoice(), phaseChoice()]),
        faultList(errors.value),
        h("div", { "aria-busy": busy.value, class: busy.value ? "busy" : "" }, [
          page.value && list(page.value.nodes),
          page.value && pager(page.value, turnTo),
          !page.value && busy.value && h("p", { class: "help" }, t("loading")),
        ]),
      ]);
  },
};

function tabs() {
  return h(
    el.ElTabs,
    { modelValue: chosen.tab, "onUpdate:modelValue": (name) => (chosen.tab = name) },
    () => Object.keys(TABS).map((name) => h(el.ElTabPane, { key: name, name, label: t(name) })),
  );
}

function choice(key, name, all, options) {
  return select(name, [{ value: "", label: all }, ...options], {
    modelValue: chosen[key],
    "onUpdate:modelValue": (value) => (chosen[key] = value),
  });
}

function kindChoice() {
  const options = kinds()
    .filter((kind) => listOf(kind.name))
    .map((kind) => ({ value: kind.name, label: nameOf(kind) }));
  return choice("kind", t("kind"), t("allKinds"), options);
}

function phaseChoice() {
  const options = types.value.MatterPhase.enumValues.map((value) => ({
    value: value.name,
    label: valueName(value),
  }));
  return choice("phase", t("phase"), t("allPhases"), options);
}

function list(nodes) {
  const heads = ["number", "title", "kind", "phase", "dueAt", "division"].map((key) => t(key));
  return table(heads, nodes.map(cells), "matters");
}

function cells(matter) {
  const due = matter.dueAt ? deadline(matter.dueAt) : "—";
  return [
    matterLink(matter),
    matter.title.replace(matter.no, "").trim() || matter.title,
    kindText(matter.__typename),
    enumText("MatterPhase", matter.phase),
    matter.overdue ? h("span", { class: "late" }, `${due} · ${t("overdue")}`) : due,
    matter.division?.shortName ?? "—",
  ];
}

function pager({ totalCount, pageInfo, number }, turnTo) {
  const button = (key, disabled, next) =>
    h(el.ElButton, { size: "small", disabled, onClick: () => turnTo(next) }, () => t(key));
  return h("div", { class: "pager" }, [
    h("span", { role: "status" }, `${t("total", { n: totalCount })} · ${t("page", { n: number })}`),
    button("previous", number === 1, false),
    button("next", !pageInfo.hasNextPage, true),
  ]);
}
