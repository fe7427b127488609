// 我的待办: work lists of the reader's scope, page by page. Each list is one document.

import { el, h, reactive, watch } from "./libs.js";
import { PAGE, pageOf, usePages } from "./pages.js";
import { isOfficer } from "./persons.js";
import { RecordPicker } from "./pickers.js";
import { PlacePicker, reader } from "./places.js";
import { enumText, kindText, matterLink, table } from "./records.js";
import { LateRequests } from "./requests.js";
import { kinds, listOf, types, unwrap } from "./schema.js";
import { session } from "./session.js";
import { dayFromNow, deadline, today, weekEnd } from "./times.js";
import { nameOf, t, valueName } from "./text.js";
import { faultList, pageTitle, select } from "./ui.js";

const UNENDED = { phase: { notIn: ["CLOSED", "VOID"] }, closedAt: { isNull: true } };

/** By which an answer to a transfer is due; not every kind of matter is transferred. */
const ANSWER_BY = "signDueAt";
/** The organisation that is to answer it; until it has signed, nobody but the sender handles it. */
const ANSWERS = "transferredTo";
/** Until when the parties may ask a court; they are reminded in the last days. */
const CONFIRM_BY = "confirmationDueOn";
const DAYS_TO_REMIND = 10;
/** By when a settled matter is revisited next; it is made ready in the last days. */
const REVISIT_BY = "revisitDueOn";
const DAYS_TO_REVISIT = 7;

/** Where all have a limit, the earliest comes first; elsewhere the newest matter. */
const NEWEST = ["OPENED_AT", "DESC"];
const BY_LIMIT = ["DUE_AT", "ASC"];

/** The tabs: a filter, an order, what a kind must have besides what all matters share, how the head
 *  of that column and what is late in it are called, and by which organisation one may choose where
 *  that is not the one that handles it. */
const TABS = {
  open: { filter: () => UNENDED, order: NEWEST },
  today: { filter: () => due(...today()), order: BY_LIMIT },
  week: { filter: () => due(today()[0], weekEnd()), order: BY_LIMIT },
  overdue: { filter: () => ({ overdue: { eq: true } }), order: BY_LIMIT },
  unaccepted: { filter: () => ({ ...UNENDED, phase: { eq: "NEW" } }), order: NEWEST },
  unanswered: {
    filter: () => ({ ...UNENDED, [ANSWER_BY]: { isNull: false } }),
    order: ["SIGN_DUE_AT", "ASC"],
    needs: ANSWER_BY,
    head: "answerBy",
    late: "notAnswered",
    office: ANSWERS,
  },
  revisit: {
    filter: () => ({ [REVISIT_BY]: { lte: dayFromNow(DAYS_TO_REVISIT) } }),
    order: ["REVISIT_DUE_ON", "ASC"],
    needs: REVISIT_BY,
    head: "revisitBy",
    late: "notRevisited",
  },
  confirmation: {
    filter: () => ({ [CONFIRM_BY]: { gte: dayFromNow(0), lte: dayFromNow(DAYS_TO_REMIND) } }),
    order: ["CONFIRMATION_DUE_ON", "ASC"],
    needs: CONFIRM_BY,
    head: "confirmBy",
  },
};

function due(begin, end) {
  return { ...UNENDED, dueAt: { gt: begin, lte: end } };
}

/** What is chosen outlives the way to a matter and back. */
const chosen = reactive({ tab: "open", kind: "", phase: "", place: "", office: "", mine: false });

/** In place of an organisation: it is with none, so the own centre holds it. */
const NONE = "none";

function filterOf(list) {
  return unwrap(list.args.find((each) => each.name === "filter").type).type;
}

function takes(kind, condition) {
  return filterOf(listOf(kind.name)).inputFields.some((field) => field.name === condition);
}

/** The kinds that a tab can list. */
function kindsIn(tab) {
  const { needs } = TABS[tab];
  return kinds().filter((kind) => listOf(kind.name) && (!needs || takes(kind, needs)));
}

/** The chosen kind, or the first that the tab can list; "" for all of them. */
function kindNow() {
  const names = kindsIn(chosen.tab).map((kind) => kind.name);
  if (names.includes(chosen.kind)) return chosen.kind;
  return TABS[chosen.tab].needs ? names[0] : "";
}

/** Of a kind, the link to the organisation by which one may choose on this tab: the one that the
 *  tab is about, or the one that handles it. */
function officeOf(kind) {
  const { office } = TABS[chosen.tab];
  return types.value[kind]?.fields.find(
    (field) =>
      (office ? field.name === office : field.name !== ANSWERS) &&
      unwrap(field.type).name === "Organisation" &&
      takes(types.value[kind], field.name),
  );
}

function documentOf(kind, tab) {
  const list = listOf(kind);
  const [key, direction] = TABS[tab].order;
  const { needs, office } = TABS[tab];
  const more = [needs, office && officeOf(kind) && `${office} { name }`].filter(Boolean).join(" ");
  return `query Matters($code: String!, $filter: ${filterOf(list).name}, $after: String, $counts: Boolean!) {
    division(code: $code) {
      page: ${list.name}(
        filter: $filter, first: ${PAGE}, after: $after
        orderBy: [{field: ${key}, direction: ${direction}}]
      ) {
        ${pageOf(`__typename id no title phase dueAt overdue division { code shortName } ${more}`)}
      }
    }
  }`;
}

/** The chosen organisation. A list of what waits for one has none that waits for nobody. */
function officeNow() {
  return TABS[chosen.tab].office && chosen.office === NONE ? "" : chosen.office;
}

function conditions() {
  const { tab, phase, office, mine } = chosen;
  const parts = [TABS[tab].filter()];
  if (mine) parts.push({ mine: { eq: true } });
  if (phase) parts.push({ phase: { eq: phase } });
  const held = officeNow() && officeOf(kindNow())?.name;
  if (held) parts.push({ [held]: office === NONE ? { isNull: true } : { eq: office } });
  return parts.length > 1 ? { and: parts } : parts[0];
}

export const Matters = {
  setup() {
    const { begin, errors, shown } = usePages(() => ({
      document: documentOf(kindNow(), chosen.tab),
      values: { code: chosen.place || reader.scope.code, filter: conditions() },
    }));

    watch(
      () => ({ ...chosen, scope: reader.scope.code }),
      () => {
        // The plugin of which it was is off by now.
        if (!kindsIn(chosen.tab).length) chosen.tab = "open";
        begin();
      },
      { immediate: true },
    );

    return () =>
      h("section", [
        pageTitle(t("matters"), reader.scope.name),
        isOfficer() && h(LateRequests),
        tabs(),
        h("div", { class: "filters" }, [kindChoice(), phaseChoice(), placeChoice(), officeChoice(), ownChoice()]),
        faultList(errors.value),
        shown(list, "total"),
      ]);
  },
};

function tabs() {
  const shown = Object.keys(TABS).filter((name) => kindsIn(name).length);
  return h(
    el.ElTabs,
    { modelValue: chosen.tab, "onUpdate:modelValue": (name) => (chosen.tab = name) },
    () => shown.map((name) => h(el.ElTabPane, { key: name, name, label: t(name) })),
  );
}

function choice(key, name, options, modelValue = chosen[key]) {
  return select(name, options, {
    modelValue,
    "onUpdate:modelValue": (value) => (chosen[key] = value),
  });
}

function kindChoice() {
  const options = kindsIn(chosen.tab).map((kind) => ({ value: kind.name, label: nameOf(kind) }));
  const all = TABS[chosen.tab].needs ? [] : [{ value: "", label: t("allKinds") }];
  return choice("kind", t("kind"), [...all, ...options], kindNow());
}

function phaseChoice() {
  const options = types.value.MatterPhase.enumValues.map((value) => ({
    value: value.name,
    label: valueName(value),
  }));
  return choice("phase", t("phase"), [{ value: "", label: t("allPhases") }, ...options]);
}

function placeChoice() {
  return h(PlacePicker, {
    label: t("division"),
    placeholder: t("wholeScope"),
    modelValue: chosen.place || undefined,
    "onUpdate:modelValue": (code) => (chosen.place = code ?? ""),
  });
}

function officeChoice() {
  const field = officeOf(kindNow());
  if (!field) return null;
  return h(RecordPicker, {
    type: unwrap(field.type).type,
    label: nameOf(field),
    first: [
      { value: "", label: t("allOffices") },
      ...(TABS[chosen.tab].office ? [] : [{ value: NONE, label: t("noOffice") }]),
    ],
    modelValue: officeNow(),
    "onUpdate:modelValue": (id) => (chosen.office = id ?? ""),
  });
}

/** Matters are assigned to users, and to organisations; a token is neither. */
function ownChoice() {
  if (!session.user) return null;
  const bound = { modelValue: chosen.mine, "onUpdate:modelValue": (mine) => (chosen.mine = mine) };
  return h(el.ElCheckbox, bound, () => t("ownCases"));
}

function list(nodes) {
  const { office } = TABS[chosen.tab];
  const field = office && officeOf(kindNow());
  const heads = ["number", "title", "kind", "phase", limitHead(), "division"].map((key) => t(key));
  if (!field) return table(heads, nodes.map(cells), "matters");
  const rows = nodes.map((matter) => [...cells(matter), matter[office]?.name ?? "—"]);
  return table([...heads, nameOf(field)], rows, "matters");
}

function limitHead() {
  return TABS[chosen.tab].head ?? "dueAt";
}

function cells(matter) {
  return [
    matterLink(matter),
    matter.title.replace(matter.no, "").trim() || matter.title,
    kindText(matter.__typename),
    enumText("MatterPhase", matter.phase),
    limit(matter),
    matter.division?.shortName ?? "—",
  ];
}

/** The limit that the list is about; late ones are said to be late in words too. */
function limit(matter) {
  const { needs, late: lateNow } = TABS[chosen.tab];
  const at = matter[needs] ?? matter.dueAt;
  const text = !at ? "—" : at.includes("T") ? deadline(at) : at;
  const late = needs ? isPast(matter[needs]) && lateNow : matter.overdue && "overdue";
  return late ? h("span", { class: "late" }, `${text} · ${t(late)}`) : text;
}

/** A limit that ends with a day is past when the day is over. */
function isPast(at) {
  if (!at) return false;
  return at.includes("T") ? Date.parse(at) <= Date.now() : at < dayFromNow(0);
}
