// The plugins of several counties at a glance, and one of them turned in many: a command for each.

import { keepsAccounts } from "./accounts.js";
import { ask } from "./api.js";
import { Bulk } from "./bulk.js";
import { el, h, reactive, ref, shallowRef } from "./libs.js";
import { loadReader, reader } from "./places.js";
import { faultsBeside, Policies } from "./policies.js";
import { enumText, table } from "./records.js";
import { t, termOf } from "./text.js";
import { faultList, pageTitle } from "./ui.js";

const COUNTIES = `query Counties($within: String!, $after: String) {
  divisions(filter: {level: {eq: COUNTY}, within: $within}, first: 100, after: $after) {
    nodes { code name plugins { name state } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const POLICIES = `query Policies($code: String!) {
  division(code: $code) {
    pluginPolicies { plugin rule validFrom validTo reason setBy division { name } }
  }
}`;

/** All counties in the reader's scope. */
async function readCounties() {
  const found = { counties: [], errors: [] };
  let after = null;
  do {
    const { data, errors } = await ask(COUNTIES, { within: reader.scope.code, after });
    found.errors.push(...errors);
    const page = data?.divisions;
    found.counties.push(...(page?.nodes ?? []));
    after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
  return found;
}

export const Counties = {
  setup() {
    const counties = shallowRef(null);
    const policies = shallowRef([]);
    const errors = ref([]);
    const typed = ref("");
    /** Code → chosen, of those that shall be switched. */
    const picked = reactive({});
    const round = ref(0);

    async function load() {
      const found = await readCounties();
      const answer = await ask(POLICIES, { code: reader.scope.code });
      counties.value = found.counties;
      policies.value = answer.data?.division?.pluginPolicies ?? [];
      errors.value = [...found.errors, ...faultsBeside(answer.errors)];
      round.value += 1;
    }

    async function changed() {
      await loadReader();
      await load();
    }

    load();
    return () => {
      const all = counties.value ?? [];
      const shown = all.filter(({ code, name }) => code.startsWith(typed.value) || name.includes(typed.value));
      const maySwitch = keepsAccounts();
      return h("section", [
        pageTitle(t("switches"), reader.scope.name),
        h("p", { class: "help" }, t(maySwitch ? "countiesHelp" : "countiesSeen")),
        faultList(errors.value),
        !counties.value && h("p", { class: "help", role: "status" }, t("loading")),
        maySwitch && counties.value && h(Bulk, { counties: all.filter(({ code }) => picked[code]), onDone: load }),
        counties.value && [
          h("div", { class: "filters" }, [search(typed), maySwitch && all.length > 0 && pickAll(shown, picked)]),
          list(shown, maySwitch ? picked : null),
          h("p", { class: "help", role: "status" }, t("totalCounties", { n: shown.length })),
          h(Policies, {
            key: `policies ${round.value}`,
            policies: policies.value,
            code: reader.scope.code,
            onDone: changed,
          }),
        ],
      ]);
    };
  },
};

function search(typed) {
  return h(el.ElInput, {
    class: "search",
    clearable: true,
    ariaLabel: t("findCounty"),
    placeholder: t("findCounty"),
    modelValue: typed.value,
    "onUpdate:modelValue": (text) => (typed.value = text.trim()),
  });
}

/** All that are shown, whatever was chosen before. */
function pickAll(shown, picked) {
  const all = shown.length > 0 && shown.every(({ code }) => picked[code]);
  const turn = (on) => shown.forEach(({ code }) => (picked[code] = on));
  return h(el.ElCheckbox, { modelValue: all, "onUpdate:modelValue": turn }, () => t("pickAll"));
}

function list(shown, picked) {
  const heads = [...(picked ? [t("pick")] : []), t("county"), ...reader.installed.map(({ title }) => termOf(title))];
  return table(heads, shown.map((county) => cells(county, picked)), picked ? "counties" : "counties seen");
}

function cells({ code, name, plugins }, picked) {
  const stateOf = (plugin) => plugins?.find((each) => each.name === plugin)?.state;
  return [
    ...(picked ? [box(code, name, picked)] : []),
    picked ? h("a", { href: `#/switches/${code}` }, `${name} ${code}`) : `${name} ${code}`,
    ...reader.installed.map(({ name: plugin }) => stateText(stateOf(plugin))),
  ];
}

function box(code, name, picked) {
  const onChange = (on) => (picked[code] = on);
  return h(el.ElCheckbox, { modelValue: Boolean(picked[code]), ariaLabel: `${t("pick")} ${name}`, onChange });
}

/** What is off stands out by more than its colour. */
function stateText(state = "OFF") {
  return h("span", { class: state === "ON" ? "on" : "off" }, enumText("PluginState", state));
}
