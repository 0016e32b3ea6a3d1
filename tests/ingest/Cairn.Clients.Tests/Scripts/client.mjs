// What all the scripts share: whom they send to and as whom, a clock that may be wrong, and the list of what they did.
export const { COLLECTOR: collector, KEY: key } = process.env;

const Clock = globalThis.Date;
const skew = Number(process.env.SKEW ?? 0);
if (skew !== 0)
  globalThis.Date = class extends Clock {
    constructor(...parts) {
      if (parts.length > 0) super(...parts);
      else super(Clock.now() + skew);
    }

    static now() {
      return Clock.now() + skew;
    }
  };

/** The machine's own clock. */
export const now = () => Clock.now();

const said = [];

/** Notes a call: `at` is when it was made, by the machine's own clock. */
export const note = (call, id, at) => said.push({ call, id, at });

/** Prints what was done; the last thing that a script does. */
export const end = () => console.log(JSON.stringify(said));
