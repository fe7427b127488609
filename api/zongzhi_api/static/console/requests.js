// 本人请求: what persons ask of those who hold their records, by when it is to be answered.

import { ask, asker } from "./api.js";
import { CommandForm } from "./form.js";
import { el, h, nextTick, ref, shallowRef, watch } from "./libs.js";
import { PAGE, pageOf, usePages } from "./pages.js";
import { reader } from "./places.js";
import { enumText, table } from "./records.js";
import { command } from "./schema.js";
import { stamp } from "./times.js";
import { nameOf, t } from "./text.js";
import { facts, faultList, pageTitle } from "./ui.js";

const LIST = `query Requests($code: String!, $filter: RightsRequestFilter, $after: String, $counts: Boolean!) {
  division(code: $code) {
    page: rightsRequests(filter: $filter, first: ${PAGE}, after: $after, orderBy: [{field: DUE_ON}]) {
      ${pageOf("id kind status filedAt dueOn division { shortName }")}
    }
  }
}`;
const ONE = `query Request($id: ID!) {
  node(id: $id) {
    ... on RightsRequest {
      id kind status filedAt dueOn decidedAt reasons version division { name }
      person { id recordedAt }
    }
  }
}`;

const LATE = `query Late($code: String!, $filter: RightsRequestFilter) {
  division(code: $code) { rightsRequests(filter: $filter) { totalCount } }
}`;

/** What each state lets an officer do; the API says so too. */
const STEPS = {
  FILED: ["verifyRightsRequest", "refuseRightsRequest", "withdrawRightsRequest"],
  VERIFIED: ["grantRightsRequest", "refuseRightsRequest"],
};
const OPEN = Object.keys(STEPS);
const TABS = { waiting: { status: { in: OPEN } }, decided: { status: { notIn: OPEN } } };

const tab = ref("waiting");

export const Requests = {
  setup() {
    const { begin, errors, shown } = usePages(() => ({
      document: LIST,
      values: { code: reader.scope.code, filter: TABS[tab.value] },
    }));

    watch([tab, () => reader.scope.code], begin, { immediate: true });
    return () =>
      h("section", [
        pageTitle(t("requests"), reader.scope.name),
        h("p", { class: "help" }, t("requestsHelp")),
        h(el.ElTabs, { modelValue: tab.value, "onUpdate:modelValue": (name) => (tab.value = name) }, () =>
          Object.keys(TABS).map((name) => h(el.ElTabPane, { key: name, name, label: t(name) })),
        ),
        faultList(errors.value),
        shown((nodes) => table(HEADS.map((key) => t(key)), nodes.map(cells), "requests"), "total"),
      ]);
  },
};

const HEADS = ["requestKind", "state", "answerDue", "filedAt", "division"];

function cells(request) {
  return [
    h("a", { href: `#/request/${request.id}` }, kindOf(request)),
    enumText("RightsRequestStatus", request.status),
    dueText(request),
    stamp(request.filedAt),
    request.division?.shortName ?? "—",
  ];
}

function kindOf({ kind }) {
  return enumText("RightsRequestKind", kind);
}

function dayNow() {
  return stamp(new Date().toISOString()).slice(0, 10);
}

/** Above the work list of whoever may answer them, as far as they reach: how many are late. */
export const LateRequests = {
  setup() {
    const late = ref(0);
    const askLate = asker();

    async function count() {
      const filter = { status: { in: OPEN }, dueOn: { lt: dayNow() } };
      const answer = await askLate(LATE, { code: reader.scope.code, filter });
      late.value = answer?.data?.division?.rightsRequests.totalCount ?? late.value;
    }

    watch(() => reader.scope.code, count, { immediate: true });
    return () =>
      late.value > 0 &&
      h("p", { class: "late-requests", role: "status" }, [
        h("a", { class: "late", href: "#/requests" }, t("lateRequests", { n: late.value })),
      ]);
  },
};

/** An open request past its limit is said to be late in words too. */
function dueText({ status, dueOn }) {
  const late = OPEN.includes(status) && dueOn < dayNow();
  return late ? h("span", { class: "late" }, `${dueOn} · ${t("overdue")}`) : dueOn;
}

export const RequestPage = {
  props: { id: String },
  setup(props) {
    const request = shallowRef(null);
    const errors = ref([]);
    const chosen = shallowRef(null);
    const news = ref("");

    async function load() {
      const answer = await ask(ONE, { id: props.id });
      request.value = answer.data?.node ?? null;
      errors.value = answer.errors;
    }

    function choose(next) {
      chosen.value = next;
      news.value = "";
      if (!next) nextTick(() => document.querySelector(".actions button")?.focus());
    }

    async function done() {
      const what = nameOf(chosen.value);
      chosen.value = null;
      await load();
      news.value = t("done", { what });
      nextTick(() => document.querySelector(".news")?.focus());
    }

    watch(() => props.id, () => (choose(null), load()), { immediate: true });
    return () => {
      const found = request.value;
      return h("section", [
        h("p", h("a", { href: "#/requests" }, `← ${t("backToRequests")}`)),
        pageTitle(found ? kindOf(found) : t("request"), found && enumText("RightsRequestStatus", found.status)),
        news.value && h("p", { class: "news", role: "status", tabindex: -1 }, news.value),
        faultList(errors.value),
        found && h("div", { class: "panel" }, [h("h2", t("facts")), facts(said(found))]),
        found && actions(found, { chosen: chosen.value, choose, done, load }),
      ]);
    };
  },
};

function said(request) {
  const { person, filedAt, decidedAt, reasons, division } = request;
  return [
    [t("requestKind"), kindOf(request)],
    [t("state"), enumText("RightsRequestStatus", request.status)],
    [t("filedAt"), stamp(filedAt)],
    [t("answerDue"), dueText(request)],
    [t("decidedAt"), decidedAt ? stamp(decidedAt) : "—"],
    [t("reasons"), reasons || "—"],
    [t("division"), division?.name ?? "—"],
    [t("aboutRecord"), person ? t("recordOf", { at: stamp(person.recordedAt) }) : t("recordGone")],
  ];
}

function actions(request, { chosen, choose, done, load }) {
  const steps = (STEPS[request.status] ?? []).map(command).filter(Boolean);
  return h("div", { class: "panel actions" }, [
    h("h2", t("actions")),
    steps.length
      ? h("div", { class: "buttons" }, steps.map((step) => button(step, chosen, choose)))
      : h("p", { class: "help" }, t("requestDone")),
    chosen &&
      h(CommandForm, {
        key: chosen.name,
        ...asked(chosen, request),
        cancels: true,
        onDone: done,
        onMoved: load,
        onCancel: () => choose(null),
      }),
  ]);
}

function button(step, chosen, choose) {
  const isChosen = chosen?.name === step.name;
  const look = { key: step.name, type: isChosen ? "primary" : "default", "aria-pressed": isChosen };
  return h(el.ElButton, { ...look, onClick: () => choose(isChosen ? null : step) }, () => nameOf(step));
}

/** Only a correction says what is to be held from now on, and it must. */
function asked(step, { id, version, kind }) {
  const given = { id, expectedVersion: version };
  const corrects = kind === "CORRECT";
  const inputFields = step.input.inputFields
    .filter(({ name }) => corrects || name !== "person")
    .map((field) => (field.name === "person" ? { ...field, type: must(field.type) } : field));
  return { command: { ...step, input: { ...step.input, inputFields } }, given };
}

function must(type) {
  return { kind: "NON_NULL", name: null, ofType: type };
}
