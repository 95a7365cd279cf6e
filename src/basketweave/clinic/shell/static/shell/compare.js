// Lays after upon before and lets a slider move the cut; without it they stand side by side.
for (const plate of document.querySelectorAll("[data-compare]")) {
  const pair = plate.querySelector(".compare");
  const cut = plate.querySelector("[data-cut]");
  pair.classList.add("laid");
  plate.querySelector("[data-cut-row]").hidden = false;
  cut.addEventListener("input", () => pair.style.setProperty("--cut", `${cut.value}%`));
}
