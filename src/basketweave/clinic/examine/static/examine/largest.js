// A file that the server would refuse is refused before it is sent, so that the rest of the form is not sent in vain.
for (const box of document.querySelectorAll("[data-largest]")) {
  const input = box.querySelector("input[type=file]"), words = box.querySelector("[data-too-large]");
  input.addEventListener("change", () => {
    const isTooLarge = input.files.length > 0 && input.files[0].size > Number(box.dataset.largest);
    words.hidden = !isTooLarge;
    if (isTooLarge) input.value = "";
  });
}
