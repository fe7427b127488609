// 分派: to whom a matter was given, with giving it and ending that for those who may.

import { useActs } from "./acts.js";
import { ask } from "./api.js";
import { CommandForm } from "./form.js";
import { el, h, ref, shallowRef } from "./libs.js";
import { isOfficer } from "./persons.js";
import { table } from "./records.js";
import { command } from "./schema.js";
import { stamp } from "./times.js";
import { nameOf, t } from "./text.js";
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
      const acts = { chosen: chosen.value, choose };
      return h("div", { ref: root, class: "panel assignments" }, [
        h("h2", t("assignments")),
        told(),
        faultList(errors.value),
        rows.value?.length === 0 && h("p", { class: "help" }, t("notAssigned")),
        rows.value?.length > 0 && list(rows.value, acts),
        isOfficer() &&
          h("div", { class: "buttons" }, button("assignMatter", { matter: props.matter.id }, "assign", acts)),
        chosen.value &&
          h(CommandForm, {
            key: chosen.value.from,
            command: chosen.value.command,
            given: chosen.value.given,
            cancels: true,
            onDone: done,
            onCancel: () => choose(null),
          }),
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
  const end = endedAt ? "—" : button("endAssignment", { id }, `end-${id}`, acts, whom);
  return [
    whom,
    stamp(assignedAt),
    assignedBy ?? "—",
    endedAt ? stamp(endedAt) : t("lasting"),
    ...(isOfficer() ? [end] : []),
  ];
}

/** `of` says whose assignment, where there are several such buttons. */
function button(name, given, id, { chosen, choose }, of = "") {
  const about = command(name);
  const isChosen = chosen?.from === id;
  const look = {
    id,
    size: of ? "small" : undefined,
    type: isChosen ? "primary" : "default",
    "aria-pressed": isChosen,
    "aria-label": of ? `${nameOf(about)} ${of}` : undefined,
  };
  const onClick = () => choose(isChosen ? null : { command: about, given, from: id });
  return h(el.ElButton, { ...look, onClick }, () => nameOf(about));
}
