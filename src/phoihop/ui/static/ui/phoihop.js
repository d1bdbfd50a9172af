// The one script of every page: says aloud what htmx would swallow. Pages work without it.
(() => {
  const notice = () => document.getElementById("notice");
  document.addEventListener("htmx:beforeRequest", () => notice()?.replaceChildren());
  const failed = () => {
    const place = notice();
    if (!place) return;
    const box = document.createElement("div");
    box.className = "alert alert-danger";
    box.textContent = place.dataset.failed;
    place.replaceChildren(box);
    place.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:responseError", failed);
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id === "notice") event.target.scrollIntoView({ block: "nearest" });
  });
})();
