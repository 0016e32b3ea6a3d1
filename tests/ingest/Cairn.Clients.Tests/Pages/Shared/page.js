// What all pages share: how they are set up, and the list of what they did.
export const { collector, key } = window.setup;

/** How the script is to behave; a test may want it otherwise after it has loaded the page again. */
export const mode = sessionStorage.getItem('mode') ?? window.setup.mode;

/** The machine's own clock. */
export const now = window.realNow;

const said = [];

/** Notes a call: `at` is when it was made, by the machine's own clock. */
export const note = (call, id, at) => said.push({ call, id, at });

/** Runs the page's script; the test waits for its end. */
export const run = script => {
  window.done = script().then(() => said);
};
