// Shows a large less and more beside a number field, and lets them step it within its own limits.
for (const stepper of document.querySelectorAll("[data-stepper]")) {
  const input = stepper.querySelector("input");
  for (const button of stepper.querySelectorAll("[data-step-by]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      if (button.dataset.stepBy === "1") input.stepUp();
      else input.stepDown();
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
}
