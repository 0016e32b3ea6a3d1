// Runs before all other scripts: sets the page's clock wrong where the test says so.
(() => {
  const Clock = window.Date;
  window.realNow = () => Clock.now();
  const { skew } = window.setup;
  if (skew !== 0)
    window.Date = class extends Clock {
      constructor(...parts) {
        if (parts.length > 0) super(...parts);
        else super(Clock.now() + skew);
      }

      static now() {
        return Clock.now() + skew;
      }
    };
})();
