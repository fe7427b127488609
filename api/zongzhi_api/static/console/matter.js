// One matter: what it holds, what happened to it, and what can be done with it now.

import { ask } from "./api.js";
import { ASSIGNMENT, Assignments } from "./assignments.js";
import { isException } from "./exceptions.js";
import { CommandForm } from "./form.js";
import { el, h, nextTick, ref, shallowRef, watch } from "./libs.js";
import {
  documentOf,
  enumText,
  kindText,
  linkText,
  matterLink,
  partedFaults,
  partsOf,
  shown,
  table,
  tableOf,
  withParts,
} from "./records.js";
import { Persons, personTables } from "./persons.js";
import { commandsOf, prefill, types } from "./schema.js";
import { deadline } from "./times.js";
import { nameOf, t } from "./text.js";
import { facts, faultList, pageTitle } from "./ui.js";

/** Said elsewhere on the page, or of no use to a reader. */
const ASIDE = ["id", "no", "title", "version", "availableCommands"];

export const MatterPage = {
  props: { id: String },
  setup(props) {
    const record = shallowRef(null);
    const errors = ref([]);
    const chosen = shallowRef(null);
    const news = ref("");
    /** Whether the last step was its acceptance: then a receipt is due. */
    const accepted = ref(false);

    async function load() {
      const answer = await readRecord(props.id);
      record.value = answer.record;
      errors.value = answer.errors;
    }

    function choose(command) {
      chosen.value = command;
      news.value = "";
      accepted.value = false;
      if (!command) nextTick(() => document.querySelector(".actions button")?.focus());
    }

    async function done() {
      const what = nameOf(chosen.value);
      const wasNew = record.value.phase === "NEW";
      chosen.value = null;
      await load();
      accepted.value = wasNew && record.value?.phase === "OPEN" && tellsWho(record.value);
      news.value = t("done", { what });
      nextTick(() => document.querySelector(".news")?.focus());
    }

    watch(() => props.id, () => (choose(null), load()), { immediate: true });

    return () => {
      const matter = record.value;
      const back = h("p", h("a", { href: "#/matters" }, `← ${t("back")}`));
      const told = news.value && h("p", { class: "news", role: "status", tabindex: -1 }, news.value);
      if (!matter)
        return h("section", [
          back,
          pageTitle(t("matter")),
          told,
          errors.value.length ? faultList(errors.value) : h("p", { class: "help" }, t("loading")),
        ]);
      const type = types.value[matter.__typename];
      const hidden = partedFaults(type, errors.value);
      return h("section", [
        back,
        pageTitle(matter.title, kindText(matter.__typename)),
        told,
        accepted.value && h("p", slipLink(matter, "el-button el-button--primary")),
        faultList(hidden.others),
        actions(matter, chosen.value, { choose, done, load }),
        !accepted.value && tellsWho(matter) && matter.phase !== "NEW" && h("p", slipLink(matter)),
        matter.fedBackAt && h("p", h("a", { href: `#/notice/${matter.id}` }, t("printNotice"))),
        // After each step anew: what was read for the step before is masked again.
        tellsWho(matter) && h(Persons, { key: `${matter.id} ${matter.version}`, matter }),
        h(Assignments, { key: matter.id, matter }),
        sections(type, matter),
        hidden.names.length > 0 && h("p", { class: "help" }, t("notShown", { what: hidden.names.join(t("comma")) })),
      ]);
    };
  },
};

/** Whether a matter may say who it is about: they take a receipt of it home. */
function tellsWho({ __typename }) {
  return personTables(types.value[__typename]).length > 0;
}

function slipLink({ id }, look = "") {
  return h("a", { class: look, href: `#/slip/${id}` }, t("printSlip"));
}

/** The kind of a record is known only from the record: first its type, then all of it. */
async function readRecord(id) {
  const { data, errors } = await ask("query Kind($id: ID!) { node(id: $id) { __typename } }", { id });
  const type = types.value[data?.node?.__typename];
  if (!type) return { record: null, errors: errors.length ? errors : [{ message: t("unknownMatter") }] };
  const answer = await ask(documentOf(type), { id });
  return { record: answer.data?.node ?? null, errors: answer.errors };
}

function actions(matter, chosen, { choose, done, load }) {
  const commands = commandsOf(matter);
  return h("div", { class: "panel actions" }, [
    h("h2", [t("actions"), h("small", t("version", { n: matter.version ?? "—" }))]),
    commands.length
      ? h("div", { class: "buttons" }, commands.map((command) => button(command, chosen, choose)))
      : h("p", { class: "help" }, t("noActions")),
    chosen &&
      h(CommandForm, {
        key: chosen.name,
        command: withParts(chosen, types.value[matter.__typename], matter),
        given: prefill(chosen, matter),
        cancels: true,
        onDone: done,
        onMoved: load,
        onCancel: () => choose(null),
      }),
  ]);
}

function button(command, chosen, choose) {
  const isChosen = chosen?.name === command.name;
  const onClick = () => choose(isChosen ? null : command);
  const look = { type: isChosen ? "primary" : "default", "aria-pressed": isChosen };
  return h(el.ElButton, { key: command.name, ...look, onClick }, () => nameOf(command));
}

function sections(type, matter) {
  const { leaves, links, lists, ...parts } = partsOf(type);
  const tables = parts.tables.filter(({ node }) => node.name !== ASSIGNMENT && !isException(node));
  const plain = leaves.filter(({ name }) => !ASIDE.includes(name));
  const told = tables.filter(({ field }) => matter[field.name]?.length);
  const filled = lists.filter(({ field }) => matter[field.name]?.nodes.length);
  const untold = [...tables, ...lists]
    .filter((part) => !told.includes(part) && !filled.includes(part))
    .map(({ field }) => nameOf(field));
  return [
    h("div", { class: "panel" }, [
      h("h2", t("facts")),
      facts([
        [t("number"), matter.no],
        ...plain.map((field) => [nameOf(field), leaf(field, matter)]),
        ...links.map(({ field, node }) => [nameOf(field), linkText(node, matter[field.name])]),
      ]),
    ]),
    ...told.map(({ field, node }) => panel(field, tableOf(node, matter[field.name]))),
    ...filled.map(({ field }) => panel(field, related(matter[field.name]))),
    untold.length > 0 && h("p", { class: "help" }, t("noneOf", { what: untold.join(t("comma")) })),
  ];
}

function leaf(field, matter) {
  const text = shown(field, matter[field.name]);
  return field.name === "dueAt" && matter.overdue ? h("span", { class: "late" }, text) : text;
}

function panel(field, body) {
  return h("div", { class: "panel" }, [h("h2", nameOf(field)), body]);
}

function related({ totalCount, nodes }) {
  const heads = ["number", "title", "phase", "dueAt"].map((key) => t(key));
  const rows = nodes.map((each) => [
    matterLink(each),
    each.title,
    enumText("MatterPhase", each.phase),
    each.dueAt ? deadline(each.dueAt) : "—",
  ]);
  return [table(heads, rows), totalCount > nodes.length && h("p", { class: "help" }, t("total", { n: totalCount }))];
}
