// 紧急查阅 and 延迟告知 of a matter, and the second person's part in each. A record of such a kind
// is shown as the schema describes it; the few lines of `KINDS` say what the schema cannot.

import { actButton, actForm, useActs } from "./acts.js";
import { ask } from "./api.js";
import { h, ref, shallowRef } from "./libs.js";
import { may, reader } from "./places.js";
import { enumText, rowFacts, rowSelection } from "./records.js";
import { command, types } from "./schema.js";
import { stamp } from "./times.js";
import { nameOf, t } from "./text.js";
import { facts, faultList } from "./ui.js";

/** By type: who made a record and when, what another person may do about it and `until` when, and
 * how it stands. */
const KINDS = {
  EmergencyAccess: {
    by: "openedBy",
    at: "openedAt",
    act: "reviewEmergencyAccess",
    waits: ({ reviewedAt }) => !reviewedAt,
    state: ({ reviewedAt, verdict, expiresAt }) => {
      if (reviewedAt) return enumText("EmergencyVerdict", verdict);
      return t(isAhead(expiresAt) ? "openNow" : "toReview");
    },
    late: ({ reviewedAt, reviewBy }) => !reviewedAt && reviewBy < stamp(new Date().toISOString()).slice(0, 10),
  },
  LateDisclosure: {
    by: "signedBy",
    at: "beginsAt",
    act: "extendLateDisclosure",
    waits: ({ extendedBy, endsAt }) => !extendedBy && isAhead(endsAt),
    state: ({ endsAt }) => t(isAhead(endsAt) ? "inForce" : "orderOver"),
  },
  Approval: {
    by: "approvedBy",
    at: "approvedAt",
    state: ({ expiresAt }) => t(isAhead(expiresAt) ? "inForce" : "notInForce"),
  },
};
/** Said by the page already, or of no use to a reader. */
const ASIDE = ["kind", "subjectId"];
/** What can be done about a matter's persons, with what their forms need not ask. */
const ACTS = {
  openEmergencyAccess: (caseId) => ({ caseId, person: undefined }),
  orderLateDisclosure: (caseId) => ({ caseId }),
};

function isAhead(moment) {
  return Date.parse(moment) > Date.now();
}

/** The parts of a matter that hold such records, as the schema names them. */
const PARTS = { emergencyAccesses: "EmergencyAccess", lateDisclosures: "LateDisclosure" };

/** Whether a part of a matter's page shows the rows of a type. */
export function isException({ name }) {
  return Object.values(PARTS).includes(name);
}

export const Exceptions = {
  props: { matter: Object },
  emits: ["urgent"],
  setup(props, { emit }) {
    const found = shallowRef({});
    const errors = ref([]);
    const root = ref(null);
    const { chosen, choose, done, told } = useActs(load, () => root.value);

    async function load() {
      const parts = Object.entries(PARTS).map(([part, kind]) => `${part} { ${rowSelection(types.value[kind])} }`);
      const answer = await ask(
        `query Exceptions($id: ID!) { node(id: $id) { ... on Matter { ${parts.join("\n")} } } }`,
        { id: props.matter.id },
      );
      found.value = answer.data?.node ?? {};
      errors.value = answer.errors;
      emit("urgent", (found.value.emergencyAccesses ?? []).some(isMine));
    }

    load();
    return () => {
      const acts = { chosen: chosen.value, choose, done, load };
      const offered = Object.entries(ACTS).filter(([name]) => may(name));
      const button = ([name, given]) => actButton(command(name), given(props.matter.id), name, acts);
      return h("div", { ref: root, class: "panel exceptions" }, [
        h("h2", t("exceptions")),
        told(),
        faultList(errors.value),
        h("div", { class: "buttons" }, offered.map(button)),
        acts.chosen && !acts.chosen.of && actForm(acts),
        Object.entries(PARTS).map(([part, kind]) => cards(kind, found.value[part] ?? [], acts, "matter")),
      ]);
    };
  },
};

/** Whether the reader's own emergency access is open. */
function isMine({ openedBy, expiresAt }) {
  return openedBy === reader.viewer.name && isAhead(expiresAt);
}

/** Records of a kind, each with what this reader may do about it. */
export function cards(kind, rows, acts, ...aside) {
  return rows.map((row) => {
    const { at, by, late, state } = KINDS[kind];
    const of = `${row[by] ?? "—"} ${stamp(row[at])}`;
    const title = `${nameOf(types.value[kind])} · ${of}`;
    return h("section", { key: row.id, class: "part" }, [
      h("h3", [title, h("small", state(row)), late?.(row) && h("small", { class: "late" }, t("overdue"))]),
      facts(rowFacts(types.value[kind], row, [...ASIDE, ...aside])),
      answers(KINDS[kind], row, of, acts),
    ]);
  });
}

function answers({ act, by, waits }, row, of, acts) {
  if (!act || !may(act) || !waits(row)) return null;
  if (row[by] === reader.viewer.name) return h("p", { class: "help" }, t("anotherPerson"));
  const id = `${act}-${row.id}`;
  return [
    h("div", { class: "buttons" }, actButton(command(act), { id: row.id }, id, acts, of)),
    acts.chosen?.from === id && actForm(acts),
  ];
}
