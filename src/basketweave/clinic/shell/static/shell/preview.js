// Shows the picture that was just chosen, from this device, before anything is sent.
for (const input of document.querySelectorAll("input[type=file][data-preview]")) {
  input.addEventListener("change", () => {
    const picture = document.getElementById(input.dataset.preview);
    if (picture.src) URL.revokeObjectURL(picture.src);
    const file = input.files[0];
    picture.hidden = !file?.type.startsWith("image/");
    if (!picture.hidden) picture.src = URL.createObjectURL(file);
  });
}
