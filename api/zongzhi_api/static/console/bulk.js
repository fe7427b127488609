// One plugin turned on or off in several counties: told for each beforehand, then one command for
// each, with its result. A county that needs more than a reason has a page of its own for it.

import { isLost } from "./api.js";
import { blank, item, read } from "./fields.js";
import { useAttempts } from "./form.js";
import { el, h, nextTick, reactive, ref, watch } from "./libs.js";
import { loadReader } from "./places.js";
import { pluginText, previewOf, rowsIn } from "./preview.js";
import { enumText, table } from "./records.js";
import { command, loadSchema } from "./schema.js";
import { t } from "./text.js";

/** What one form asks for all counties. */
const SHARED = ["plugin", "state", "reason"];

export const Bulk = {
  props: { counties: Array },
  emits: ["done"],
  setup(props, { emit }) {
    const about = command("setPlugin");
    const fields = about.input.inputFields.filter(({ name }) => SHARED.includes(name));
    const state = reactive({ values: blank(fields), faults: {}, busy: false, counted: 0 });
    /** A row for each county of the dry run: `ready` ones are switched, `text` says what comes or came. */
    const rows = ref([]);
    const root = ref(null);

    /** What is told is of what was chosen then. */
    watch(
      () => JSON.stringify([state.values, props.counties.map(({ code }) => code)]),
      () => !state.busy && (rows.value = []),
    );

    async function foretell(event) {
      event.preventDefault();
      const { input, faults } = read(fields, state.values);
      state.faults = faults;
      if (Object.keys(faults).length || !props.counties.length || state.busy)
        return nextTick(() => root.value?.querySelector(".is-error input, .is-error textarea")?.focus());
      state.busy = true;
      rows.value = [];
      for (const { code, name } of props.counties) {
        const told = await foretold(code, input);
        rows.value.push({ code, name, input, attempt: useAttempts(about), ...told });
      }
      state.busy = false;
      nextTick(() => root.value?.querySelector(".run")?.focus());
    }

    async function run() {
      state.busy = true;
      for (const row of rows.value.filter(({ ready }) => ready)) Object.assign(row, await switched(row, about));
      await loadReader();
      await loadSchema();
      emit("done");
      await nextTick();
      state.busy = false;
      root.value?.querySelector(".results")?.focus();
    }

    return () =>
      h("form", { ref: root, class: "command panel bulk", novalidate: true, onSubmit: foretell }, [
        h("h2", [t("bulk"), h("small", t("picked", { n: props.counties.length }))]),
        fields.map((field) => item(field, state.values, state.faults, "bulk")),
        h("div", { class: "buttons" }, [foretellButton(props, state), runButton(rows.value, state, run)]),
        rows.value.length > 0 && results(rows.value),
      ]);
  },
};

function foretellButton({ counties }, { busy }) {
  const look = { nativeType: "submit", type: "primary", plain: true, disabled: !counties.length, loading: busy };
  return [
    h(el.ElButton, look, () => t("foretell")),
    !counties.length && h("span", { class: "help" }, t("pickFirst")),
  ];
}

function runButton(rows, { busy }, run) {
  const ready = rows.filter((row) => row.ready).length;
  if (!ready || busy) return null;
  return h(el.ElButton, { class: "run", type: "primary", onClick: run }, () => t("runIn", { n: ready }));
}

/** What a switch would do in one county, in one line. */
async function foretold(code, { plugin, state }) {
  const { preview, errors } = await previewOf(code, plugin, state);
  if (!preview) return { ready: false, text: errors.map(({ message }) => message).join(" ") };
  const { steps } = preview;
  if (!steps.length) return { ready: false, text: t("isSo", { state: enumText("PluginState", state) }) };
  const open = steps.reduce((sum, step) => sum + step.openDeadlines, 0);
  const more = steps.length > 1 || steps.some(({ rules }) => rules.length);
  const said = [
    state === "OFF" && t("rowsVanish", { n: rowsIn(preview).toLocaleString("en") }),
    open > 0 && t("openDeadlines", { n: open }),
    steps.length > 1 && t("alsoTurns", { what: steps.map((step) => pluginText(step.plugin)).join(t("comma")) }),
    more ? t("onItsPage") : t("readyToRun"),
  ];
  return { ready: !more, needsPage: more, text: said.filter(Boolean).join(" ") };
}

/** Switch one county; what was not answered stays ready, and is sent again under its key. */
async function switched({ code, input, attempt }, about) {
  const answer = await attempt({ ...input, county: code });
  const faults = [...answer.errors, ...(answer.data?.[about.name]?.userErrors ?? [])];
  const text = faults.length ? faults.map(({ message }) => message).join(" ") : t("switched");
  return { ready: isLost(answer), failed: faults.length > 0, isDone: !faults.length, text };
}

function results(rows) {
  const done = rows.filter((row) => row.isDone).length;
  const ready = rows.filter((row) => row.ready).length;
  const cells = rows.map(({ code, name, text, failed, isDone, needsPage }) => [
    h(needsPage || failed ? "a" : "span", { href: needsPage || failed ? `#/switches/${code}` : undefined }, `${name} ${code}`),
    h("span", { class: failed ? "late" : isDone ? "on" : "" }, text),
  ]);
  return h("div", { class: "results", tabindex: -1 }, [
    h("p", { role: "status" }, done ? t("doneIn", { done, n: rows.length }) : t("readyIn", { ready, n: rows.length })),
    table([t("county"), t("result")], cells),
  ]);
}
