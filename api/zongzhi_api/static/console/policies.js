// 插件政策: what a county and the divisions above it say of plugins, and saying so.

import { keepsAccounts } from "./accounts.js";
import { CommandForm } from "./form.js";
import { el, h, nextTick, ref } from "./libs.js";
import { enumText, table } from "./records.js";
import { command } from "./schema.js";
import { lastDay } from "./times.js";
import { nameOf, t } from "./text.js";

const HEADS = ["plugin", "rule", "setIn", "from", "lastDay", "basis", "setBy"];

/** Of several policies on a plugin that of the highest division decides: it comes first. */
export function deciding(policies, plugin) {
  return policies.find((policy) => policy.plugin === plugin) ?? null;
}

export function ruleText(policy) {
  if (!policy) return t("noPolicy");
  const { rule, division, reason } = policy;
  return `${enumText("PluginRule", rule)} · ${division?.name ?? t("above")} · ${reason}`;
}

/** Of a policy from above one sees what it says, and not who said it: that is no fault. */
export function faultsBeside(errors) {
  return errors.filter(({ path }) => !path?.includes("pluginPolicies"));
}

export const Policies = {
  props: { policies: Array, code: String },
  emits: ["done"],
  setup(props, { emit }) {
    const open = ref(false);
    const turn = (next) => {
      open.value = next;
      if (!next) nextTick(() => document.getElementById("set-policy")?.focus());
    };
    return () => {
      const about = command("setPluginPolicy");
      const may = keepsAccounts() && about;
      return h("div", { class: "panel" }, [
        h("h2", [t("policies"), h("small", t("highestDecides"))]),
        props.policies.length ? held(props.policies) : h("p", { class: "help" }, t("noPolicies")),
        may && h("div", { class: "buttons" }, [
          h(el.ElButton, { id: "set-policy", "aria-pressed": open.value, onClick: () => turn(!open.value) }, () =>
            nameOf(about),
          ),
        ]),
        may && open.value && h(CommandForm, {
          command: about,
          given: { division: props.code },
          cancels: true,
          onDone: () => emit("done", nameOf(about)),
          onCancel: () => turn(false),
        }),
      ]);
    };
  },
};

function held(policies) {
  const rows = policies.map(({ plugin, rule, division, validFrom, validTo, reason, setBy }) => [
    plugin,
    enumText("PluginRule", rule),
    division?.name ?? t("above"),
    validFrom,
    validTo ? lastDay(validTo) : "—",
    reason,
    setBy ?? "—",
  ]);
  return table(HEADS.map((key) => t(key)), rows);
}
