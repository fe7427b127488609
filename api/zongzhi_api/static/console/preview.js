// 预演: what a switch would do, in words, and the form that confirms it.

import { ask } from "./api.js";
import { CommandForm } from "./form.js";
import { h, nextTick, ref, shallowRef } from "./libs.js";
import { reader } from "./places.js";
import { deciding, ruleText } from "./policies.js";
import { kindText, matterLink, table } from "./records.js";
import { command, fieldOf, types } from "./schema.js";
import { deadline } from "./times.js";
import { nameOf, t, termOf } from "./text.js";
import { faultList } from "./ui.js";

const DOCUMENT = `query Preview($county: String!, $plugin: String!, $state: PluginState!) {
  previewPlugin(county: $county, plugin: $plugin, state: $state) {
    steps {
      plugin state rules openDeadlines
      rows { type rows }
      deadlines { kind matterId no dueAt }
    }
    typesAdded typesRemoved fieldsAdded fieldsRemoved
    clientOperations { client name document lastOn loses }
  }
}`;
/** What pressing a switch asks for. */
export const TURNS = { ON: "OFF", OFF: "ON", PURGED: "ON" };
/** A rule that two persons satisfy; every other one refuses. */
export const TWO_PERSONS = "plugin.open_deadlines";
const URGENT = 5;
/** What is shown of a document whose operation has no name. */
const GLANCE = 60;
/** Common names of clients → what they are called here. */
const CLIENTS = { "people:console": "peopleHere", "system:above": "systemsAbove" };

/** What a switch in a county would do: `{ preview, errors }`. */
export async function previewOf(county, plugin, state) {
  const { data, errors } = await ask(DOCUMENT, { county, plugin, state });
  return { preview: data?.previewPlugin ?? null, errors };
}

/** The first rule of a cascade that nobody can satisfy here. */
export function refusing({ steps }) {
  return steps.flatMap((step) => step.rules.map((rule) => ({ rule, ...step }))).find(
    ({ rule }) => rule !== TWO_PERSONS,
  );
}

export function rowsIn({ steps }) {
  return steps.flatMap((step) => step.rows).reduce((sum, { rows }) => sum + rows, 0);
}

export const Preview = {
  props: { county: String, plugin: Object, state: String, policies: Array },
  emits: ["done", "cancel"],
  setup(props, { emit }) {
    const found = shallowRef(null);
    const errors = ref([]);
    const heading = ref(null);

    async function load() {
      const { preview, errors: faults } = await previewOf(props.county, props.plugin.name, props.state);
      found.value = preview;
      errors.value = faults;
      // The form takes the focus with its turn; what it would do is to be read first.
      await nextTick();
      await nextTick();
      heading.value?.focus();
    }

    /** Of several steps one was taken: the next is told anew. */
    function done(step) {
      emit("done", stepText(step), found.value.steps.length > 1);
    }

    load();
    return () => {
      const onKeydown = (event) => event.key === "Escape" && !event.defaultPrevented && emit("cancel");
      return h("div", { class: "panel preview", onKeydown }, [
        h("h2", { ref: heading, tabindex: -1 }, [
          t("previewOf", { what: stepText({ plugin: props.plugin.name, state: props.state }) }),
          h("small", t("nothingYet")),
        ]),
        faultList(errors.value),
        !found.value && !errors.value.length && h("p", { class: "help", role: "status" }, t("loading")),
        found.value && told(found.value, props.policies),
        found.value && form(found.value, props, { done, cancel: () => emit("cancel") }),
      ]);
    };
  },
};

/** A plugin by its name, as the county's table calls it. */
export function pluginText(name) {
  const found = reader.installed.find((each) => each.name === name);
  return found ? `${termOf(found.title)} ${name}` : name;
}

function stepText({ plugin, state }) {
  return t(state === "ON" ? "turnOn" : "turnOff", { what: pluginText(plugin) });
}

function told(preview, policies) {
  const { steps } = preview;
  if (!steps.length) return h("p", t("nothingChanges"));
  const open = steps.reduce((sum, step) => sum + step.openDeadlines, 0);
  return [
    steps.length > 1 && [
      h("p", t("inThisOrder")),
      h("ol", steps.map((step) => h("li", stepText(step)))),
    ],
    h("ul", { class: "told" }, [
      steps[0].state === "OFF" && h("li", recordsText(steps)),
      h("li", schemaText(preview)),
      steps[0].state === "OFF" && h("li", open ? t("openDeadlines", { n: open }) : t("noDeadlines")),
      steps[0].state === "OFF" && h("li", clientsText(preview)),
      rulesSaid(preview, policies).map((text) => h("li", { class: "late" }, text)),
    ]),
    open > 0 && urgent(steps, open),
    clients(preview),
    names(preview),
  ];
}

function recordsText(steps) {
  const rows = steps.flatMap((step) => step.rows).filter((each) => each.rows);
  if (!rows.length) return t("noRecords");
  const what = rows.map((each) => `${kindText(each.type)} ${each.rows.toLocaleString("en")}`);
  return t("recordsVanish", { what: what.join(t("comma")) });
}

function clientsText({ clientOperations: found }) {
  const who = new Set(found.map(({ client }) => client));
  return found.length ? t("clientsLose", { n: found.length, clients: who.size }) : t("noClientLoses");
}

/** The documents that would lose something, each with who sent it, when last, and what goes. */
function clients({ clientOperations: found }) {
  if (!found.length) return null;
  const rows = found.map(({ client, name, document, lastOn, loses }) => [
    CLIENTS[client] ? t(CLIENTS[client]) : client,
    name ?? document.slice(0, GLANCE),
    lastOn,
    loses.map((each) => (each.includes(".") ? fieldNamed(each) : kindText(each))).join(t("comma")),
  ]);
  const heads = ["client", "operation", "lastSent", "wouldLose"];
  return h("details", [h("summary", t("clientsInDetail")), table(heads.map((key) => t(key)), rows)]);
}

/** What comes or goes in the schema, parted into what is done and what is read. */
function schemaOf({ typesAdded, typesRemoved, fieldsAdded, fieldsRemoved }) {
  const fields = [...fieldsAdded, ...fieldsRemoved];
  const commands = fields.filter((field) => field.startsWith("Mutation."));
  return {
    appears: typesAdded.length + fieldsAdded.length > 0,
    commands: commands.map((field) => field.slice("Mutation.".length)),
    fields: fields.filter((field) => !commands.includes(field)),
    types: [...typesAdded, ...typesRemoved],
  };
}

function schemaText(preview) {
  const { appears, commands, fields, types: named } = schemaOf(preview);
  if (!named.length && !commands.length && !fields.length) return t("schemaStays");
  return t(appears ? "schemaAppears" : "schemaVanishes", {
    commands: commands.length,
    fields: fields.length,
    types: named.length,
  });
}

function names(preview) {
  const { commands, fields, types: named } = schemaOf(preview);
  const lines = [
    ["commandsNamed", commands.map(commandNamed)],
    ["fieldsNamed", fields.map(fieldNamed)],
    ["typesNamed", typesNamed(named)],
  ].filter(([, list]) => list.length);
  if (!lines.length) return null;
  return h("details", [
    h("summary", t("inDetail")),
    lines.map(([key, list]) => h("p", [h("strong", t(key)), list.join(t("comma"))])),
  ]);
}

/** Types by their titles; where several are called alike, by their names in the schema. */
function typesNamed(names) {
  const titles = names.map(kindText);
  return names.map((name, n) => (titles.indexOf(titles[n]) === titles.lastIndexOf(titles[n]) ? titles[n] : name));
}

function commandNamed(name) {
  const found = command(name);
  return found ? nameOf(found) : name;
}

function fieldNamed(path) {
  const [owner, name] = path.split(".");
  const found = fieldOf(types.value[owner], name);
  return found ? `${kindText(owner)}.${nameOf(found)}` : path;
}

/** What stands against it; how two persons do it is of no use where something refuses it anyhow. */
function rulesSaid(preview, policies) {
  const refused = refusing(preview);
  if (refused) {
    const policy = deciding(policies, refused.plugin);
    return [t("refusedBy", { what: stepText(refused), rule: policy ? ruleText(policy) : refused.rule })];
  }
  const needs = preview.steps.some(({ rules }) => rules.includes(TWO_PERSONS));
  return needs ? [t("needsSecond", { who: reader.viewer.name })] : [];
}

function urgent(steps, open) {
  const all = steps.flatMap((step) => step.deadlines);
  const first = all.sort((one, other) => one.dueAt.localeCompare(other.dueAt)).slice(0, URGENT);
  const rows = first.map(({ kind, matterId, no, dueAt }) => [
    matterLink({ id: matterId, no }),
    kindText(kind),
    deadline(dueAt),
  ]);
  return [
    h("h3", t("mostUrgent", { n: first.length, all: open })),
    table(["number", "kind", "dueAt"].map((key) => t(key)), rows),
  ];
}

/** The form of the first step: an office is asked for where somebody must receive a list. */
function form(preview, { county }, { done, cancel }) {
  const [step] = preview.steps;
  if (!step || refusing(preview)) return null;
  const about = command("setPlugin");
  return [
    h("h3", preview.steps.length > 1 ? t("firstStep", { what: stepText(step) }) : t("confirm", { what: stepText(step) })),
    h(CommandForm, {
      command: { ...about, input: { ...about.input, inputFields: asked(about, step) } },
      given: { county, plugin: step.plugin, state: step.state },
      cancels: true,
      onDone: () => done(step),
      onCancel: cancel,
    }),
  ];
}

function asked({ input }, step) {
  const hands = step.rules.includes(TWO_PERSONS);
  return input.inputFields
    .filter(({ name }) => hands || name !== "office")
    .map((field) => (field.name === "office" ? { ...field, type: must(field.type) } : field));
}

function must(type) {
  return { kind: "NON_NULL", name: null, ofType: type };
}
