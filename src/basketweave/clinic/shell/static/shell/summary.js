// Brings the summary of what is to be mended before the reader's eyes and cursor.
document.querySelector("[data-summary]")?.focus();
