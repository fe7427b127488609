// The form of a command, made from what the schema says that it takes.

import { ask, isLost, newKey } from "./api.js";
import { control, taken } from "./controls.js";
import { el, h, nextTick, onMounted, reactive, ref } from "./libs.js";
import { unwrap } from "./schema.js";
import { halves, nameOf, t } from "./text.js";

const MOVED = ["CONFLICT", "RULE_REFUSED"];

let made = 0;

/** Required fields come first, each group in the order of the schema. */
function asked(command, given) {
  const fields = command.input.inputFields.filter((field) => !(field.name in given));
  const isRequired = (field) => unwrap(field.type).required;
  return [...fields.filter(isRequired), ...fields.filter((field) => !isRequired(field))];
}

function documentOf({ name, input, thing }) {
  return `mutation Run($input: ${input.name}!) {
    ${name}(input: $input) {
      ${thing} { __typename id no }
      userErrors {
        code message field rule allowed
        current { version status changedBy changedAt }
      }
    }
  }`;
}

/** Messages of a refusal by the field that they concern; "" for the whole form. */
function sorted(faults, names) {
  const byField = {};
  for (const fault of faults) {
    const field = fault.field ?? fault.extensions?.field;
    const place = names.includes(field) ? field : "";
    (byField[place] ??= []).push(worded(fault));
  }
  return byField;
}

function worded({ message, current, allowed }) {
  const now = current && t("nowAt", { n: current.version, status: current.status });
  const may = allowed?.length && t("allowed", { what: allowed.join(", ") });
  return [message, now, may].filter(Boolean).join(" ");
}

/** One attempt: what the controls hold, sent once, however often it is repeated until it arrives. */
function useAttempts(command) {
  let last = { text: "", key: "" };
  return async (input) => {
    const text = JSON.stringify(input);
    if (text !== last.text) last = { text, key: newKey() };
    const answer = await ask(documentOf(command), { input }, last.key);
    // An answer is an answer; only a request that may be lost is sent again under its key.
    if (!isLost(answer)) last = { text: "", key: "" };
    return answer;
  };
}

export const CommandForm = {
  props: { command: Object, given: { type: Object, default: () => ({}) }, cancels: Boolean },
  emits: ["done", "cancel", "moved"],
  setup(props, { emit }) {
    const { command } = props;
    const fields = asked(command, props.given);
    const names = fields.map((field) => field.name);
    const id = (field) => `form-${number}-${field.name}`;
    const number = (made += 1);
    const root = ref(null);
    const state = reactive({ values: {}, faults: {}, busy: false });
    const attempt = useAttempts(command);

    const focus = (selector) => nextTick(() => root.value?.querySelector(selector)?.focus());
    onMounted(() => focus("input, textarea, button"));

    function read() {
      const read = fields.map((field) => [field.name, taken(field, state.values[field.name])]);
      const faulty = read.filter(([, { fault }]) => fault);
      state.faults = Object.fromEntries(faulty.map(([name, { fault }]) => [name, [t(fault)]]));
      const good = read.filter(([, each]) => "value" in each);
      return faulty.length ? null : Object.fromEntries(good.map(([name, { value }]) => [name, value]));
    }

    async function submit(event) {
      event.preventDefault();
      if (state.busy) return;
      const input = read();
      if (!input) return focus(".is-error input, .is-error textarea");
      state.busy = true;
      const answer = await attempt({ ...props.given, ...input });
      state.busy = false;
      const payload = answer.data?.[command.name];
      const faults = [...answer.errors, ...(payload?.userErrors ?? [])];
      state.faults = sorted(faults, names);
      if (!faults.length) return emit("done", payload[command.thing]);
      // Something else happened to the record: the next attempt is about what it is now.
      if (faults.some((fault) => MOVED.includes(fault.code))) emit("moved");
      focus(state.faults[""] ? "[type=submit]" : ".is-error input, .is-error textarea");
    }

    /** Before the controls see it: a choice would open its list. */
    function onKeydownCapture(event) {
      if (event.key !== "Enter" || !event.ctrlKey) return;
      event.stopPropagation();
      submit(event);
    }

    function onKeydown(event) {
      if (event.key === "Escape" && props.cancels && !event.defaultPrevented) emit("cancel");
    }

    const listeners = { onSubmit: submit, onKeydown, onKeydownCapture };
    return () =>
      h("form", { ref: root, class: "command", novalidate: true, ...listeners }, [
        h("p", { class: "help", lang: "en" }, halves(command.description).sentence),
        ...fields.map((field) => item(field, state, id(field))),
        state.faults[""]?.map((text) => h("p", { class: "fault", role: "alert" }, text)),
        h("div", { class: "buttons" }, [
          h(
            el.ElButton,
            { type: "primary", nativeType: "submit", loading: state.busy },
            () => t("submit"),
          ),
          props.cancels && h(el.ElButton, { onClick: () => emit("cancel") }, () => t("cancel")),
          h("span", { class: "help" }, t("submitHint")),
        ]),
      ]);
  },
};

/** One field: its label, its control, its description, and what was wrong with it. */
function item(field, { values, faults }, id) {
  const { required, list, name } = unwrap(field.type);
  const isCheckbox = name === "Boolean" && !list;
  const wrong = faults[field.name];
  return h("div", { key: field.name, class: ["item", wrong && "is-error"] }, [
    isCheckbox
      ? h("span", { class: "label" })
      : h("label", { class: "label", for: id }, [
          nameOf(field),
          required && h("span", { class: "required", title: t("missing") }, " *"),
        ]),
    h("div", { class: "control" }, [
      control(field, values, id),
      wrong?.map((text) => h("p", { class: "fault", role: "alert" }, text)),
      h("p", { class: "help", lang: "en" }, halves(field.description).sentence),
    ]),
  ]);
}
