// Files dropped anywhere on the form go where chosen ones would.
const form = document.querySelector("[data-drop]");
const files = form?.querySelector("input[type=file]");

form?.addEventListener("dragover", (event) => {
  event.preventDefault();
  form.classList.add("over");
});
form?.addEventListener("dragleave", () => form.classList.remove("over"));
form?.addEventListener("drop", (event) => {
  event.preventDefault();
  form.classList.remove("over");
  if (event.dataTransfer.files.length) files.files = event.dataTransfer.files;
});
