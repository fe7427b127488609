// 分派: to whom a matter was given, with giving it and ending that for those who may.

import { actButton, actForm, useActs } from "./acts.js";
import { ask } from "./api.js";
import { h, ref, shallowRef } from "./libs.js";
import { isOfficer } from "./persons.js";
import { table } from "./records.js";
import { command } from "./schema.js";
import { stamp } from "./times.js";
import { t } from "./text.js";
import { faultList } from "./ui.js";

/** The type whose rows this part of a matter's page shows. */
export const ASSIGNMENT = "Assignment";

const DOCUMENT = `query Assignments($id: ID!) {
  node(id: $id) {
    ... on Matter {
      assignments { id assignedBy assignedAt endedAt user { name account } organisation { name } }
    }
  }
}`;
const HEADS = ["assignee", "assignedAt", "assignedBy", "endedAt"];

export const Assignments = {
  props: { matter: Object },
  setup(props) {
    const rows = shallowRef(null);
    const errors = ref([]);
    const root = ref(null);
    const { chosen, choose, done, told } = useActs(load, () => root.value);

    async function load() {
      const answer = await ask(DOCUMENT, { id: props.matter.id });
      rows.value = answer.data?.node?.assignments ?? [];
      errors.value = answer.errors;
    }

    load();
    return () => {
      const acts = { chosen: chosen.value, choose, done };
      return h("div", { ref: root, class: "panel assignments" }, [
        h("h2", t("assignments")),
        told(),
        faultList(errors.value),
        rows.value?.length === 0 && h("p", { class: "help" }, t("notAssigned")),
        rows.value?.length > 0 && list(rows.value, acts),
        isOfficer() &&
          h("div", { class: "buttons" }, actButton(command("assignMatter"), { matter: props.matter.id }, "assign", acts)),
        chosen.value && actForm(acts),
      ]);
    };
  },
};

function list(rows, acts) {
  const heads = [...HEADS, ...(isOfficer() ? ["actions"] : [])].map((key) => t(key));
  return table(heads, rows.map((row) => cells(row, acts)));
}

function cells({ id, user, organisation, assignedAt, assignedBy, endedAt }, acts) {
  const whom = user ? `${user.name} ${user.account}` : (organisation?.name ?? "—");
  const end = endedAt ? "—" : actButton(command("endAssignment"), { id }, `end-${id}`, acts, whom);
  return [
    whom,
    stamp(assignedAt),
    assignedBy ?? "—",
    endedAt ? stamp(endedAt) : t("lasting"),
    ...(isOfficer() ? [end] : []),
  ];
}
