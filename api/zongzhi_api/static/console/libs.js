// The vendored libraries, which are plain scripts, as one module.

export const { computed, createApp, h, inject, nextTick, onBeforeUnmount, onMounted, provide, reactive, ref,
  shallowReactive, shallowRef, watch } = globalThis.Vue;
export const el = globalThis.ElementPlus;
export const chinese = globalThis.ElementPlusLocaleZhCn;
export const echarts = globalThis.echarts;
