// Dragging, on top of forms that work without it: a drop presses the card's own button, or fills
// in the calendar's own form. What may not be is said by the server, or by the board in words.
(() => {
  let dragged = null;
  const places = "[data-drop-state], [data-day]";
  const say = (text) => {
    const notice = document.getElementById("notice");
    if (!notice) return;
    const box = document.createElement("div");
    box.className = "alert alert-warning";
    box.textContent = text;
    notice.replaceChildren(box);
  };
  const over = (event, on) => {
    const place = event.target.closest?.(places);
    if (!place || !dragged) return null;
    place.classList.toggle("pl-over", on);
    return place;
  };
  const toState = (card, place) => {
    const state = place.dataset.dropState;
    if (card.closest("[data-drop-state]") === place) return;
    const form = card.querySelector(`form[data-to="${state}"]`);
    if (form) form.requestSubmit();
    else say(card.closest("[data-refused]").dataset.refused);
  };
  const toDay = (card, place) => {
    const form = document.querySelector("form[data-place]");
    if (!form) return;
    form.elements.topic.value = card.dataset.topic;
    form.elements.due_on.value = place.dataset.day;
    form.requestSubmit();
  };
  document.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.("[data-topic]") || null;
    if (dragged) event.dataTransfer.setData("text/plain", dragged.dataset.topic);
  });
  document.addEventListener("dragend", () => { dragged = null; });
  document.addEventListener("dragover", (event) => { if (over(event, true)) event.preventDefault(); });
  document.addEventListener("dragleave", (event) => { over(event, false); });
  document.addEventListener("drop", (event) => {
    const place = over(event, false);
    if (!place) return;
    event.preventDefault();
    (place.dataset.day ? toDay : toState)(dragged, place);
  });
})();
