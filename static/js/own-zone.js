// Whoever has chosen no time zone yet most likely means their own, if the list has it.
const list = document.querySelector("select[data-own-zone]");
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (list && [...list.options].some((option) => option.value === own)) list.value = own;
