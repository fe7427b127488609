// The plugins of one county as switches, what was switched before, and what policies say of them.

import { useActs } from "./acts.js";
import { ask } from "./api.js";
import { CommandForm } from "./form.js";
import { History } from "./history.js";
import { el, h, provide, ref, shallowRef } from "./libs.js";
import { WITHIN } from "./pickers.js";
import { loadReader, reader } from "./places.js";
import { deciding, faultsBeside, Policies, ruleText } from "./policies.js";
import { Preview, TURNS } from "./preview.js";
import { enumText, table } from "./records.js";
import { command, loadSchema } from "./schema.js";
import { stamp } from "./times.js";
import { nameOf, t, termOf } from "./text.js";
import { faultList, pageTitle } from "./ui.js";

const DOCUMENT = `query Switches($code: String!) {
  division(code: $code) {
    name
    plugins { name title version state since reason }
    pluginPolicies { plugin rule validFrom validTo reason setBy division { name } }
  }
}`;
const HEADS = ["plugin", "state", "since", "reason", "policy", "secondPerson"];

export const CountySwitches = {
  props: { code: String, isWide: Boolean },
  setup(props) {
    provide(WITHIN, props.code);
    const county = shallowRef(null);
    const errors = ref([]);
    const round = ref(0);
    /** What is open below the switches: `plugin` to be turned or approved. */
    const { chosen, choose, tell, told } = useActs(load);

    async function load() {
      const answer = await ask(DOCUMENT, { code: props.code });
      errors.value = faultsBeside(answer.errors);
      county.value = answer.data?.division ?? null;
      round.value += 1;
    }

    /** A switch changes the schema, and which plugins the reader has. Of several in turn, `goesOn`,
     * the next is told then. */
    async function done(what, goesOn = false) {
      const before = chosen.value;
      chosen.value = null;
      await load();
      errors.value = [...errors.value, ...(await loadReader()), ...(await loadSchema())];
      tell(what);
      if (goesOn) chosen.value = before;
    }

    load();
    return () => {
      const acts = { chosen: chosen.value, choose, done, code: props.code };
      const found = county.value;
      const policies = found?.pluginPolicies ?? [];
      return h("section", [
        props.isWide && h("p", h("a", { href: "#/switches" }, `← ${t("backToCounties")}`)),
        pageTitle(t("switches"), found?.name),
        h("p", { class: "help" }, t("switchesHelp")),
        told(),
        faultList(errors.value),
        found?.plugins && switches(found.plugins, policies, acts),
        found && panel(policies, acts),
        found && h(Policies, { key: `policies ${round.value}`, policies, code: props.code, onDone: done }),
        found && h(History, { key: `history ${round.value}`, code: props.code }),
      ]);
    };
  },
};

/** The installed plugins as they are here; one that was never switched is off. */
function installedHere(plugins) {
  const hereOf = (name) => plugins.find((each) => each.name === name);
  return reader.installed.map((each) => hereOf(each.name) ?? { ...each, state: "OFF" });
}

function switches(plugins, policies, acts) {
  const rows = installedHere(plugins).map((plugin) => [
    [h("strong", termOf(plugin.title) || plugin.name), h("small", { class: "code-name" }, plugin.name)],
    toggle(plugin, acts),
    plugin.since ? stamp(plugin.since) : "—",
    plugin.reason || "—",
    ruleText(deciding(policies, plugin.name)),
    approveButton(plugin, acts),
  ]);
  return table(HEADS.map((key) => t(key)), rows, "switches");
}

/** Pressing it turns nothing yet: first is told what that would do. */
function toggle(plugin, { chosen, choose }) {
  const { name, title, state } = plugin;
  const id = `switch-${name}`;
  const open = () => {
    choose(chosen?.from === id ? null : { plugin, state: TURNS[state], from: id });
    return false;
  };
  const look = { id, modelValue: state === "ON", ariaLabel: `${termOf(title)} ${name}` };
  return h("span", { class: "toggle" }, [
    h(el.ElSwitch, { ...look, beforeChange: open }),
    h("span", enumText("PluginState", state)),
  ]);
}

function approveButton(plugin, { chosen, choose }) {
  if (plugin.state !== "ON") return "—";
  const id = `approve-${plugin.name}`;
  const isChosen = chosen?.from === id;
  const about = command("approveSwitchOff");
  const look = {
    id,
    size: "small",
    type: isChosen ? "primary" : "default",
    "aria-pressed": isChosen,
    "aria-label": `${nameOf(about)} ${plugin.name}`,
  };
  const onClick = () => choose(isChosen ? null : { plugin, from: id });
  return h(el.ElButton, { ...look, onClick }, () => nameOf(about));
}

function panel(policies, { chosen, choose, done, code }) {
  if (!chosen) return null;
  const { plugin, state, from } = chosen;
  const shared = { key: `${from} ${state}`, onCancel: () => choose(null) };
  if (state)
    return h(Preview, { ...shared, county: code, plugin, state, policies, onDone: done });
  const about = command("approveSwitchOff");
  return h("div", { class: "panel" }, [
    h("h2", `${nameOf(about)}: ${termOf(plugin.title)} ${plugin.name}`),
    h("p", { class: "help" }, t("approveMeans")),
    h(CommandForm, {
      ...shared,
      command: about,
      given: { county: code, plugin: plugin.name },
      cancels: true,
      onDone: () => done(nameOf(about)),
    }),
  ]);
}
