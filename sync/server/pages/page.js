"use strict";
(function () {
  // Without what is asked for here the page is the plain form that it is.
  if (!window.fetch || !Blob.prototype.slice) return;
  var byId = function (id) { return document.getElementById(id); };
  var form = byId("form"), input = byId("file"), said = byId("said"), bar = byId("bar");
  var answer = byId("answer"), partly = byId("partly");
  var LEAST = 64 * 1024, MOST = 1024 * 1024, HEAD = 4096;
  var language = document.documentElement.lang;

  function say(what) {
    var words = said.dataset[what];
    if (said.textContent !== words) said.textContent = words;
  }
  function size(bytes) {
    var mega = bytes / 1e6;
    return new Intl.NumberFormat(language, { maximumFractionDigits: mega < 10 ? 1 : 0 }).format(mega) + " MB";
  }
  function show(have, all) {
    bar.value = all ? have / all : 1;
    byId("amount").textContent = said.dataset.of.replace("{done}", size(have)).replace("{all}", size(all));
  }
  function wait(ms) { return new Promise(function (go) { setTimeout(go, ms); }); }
  function Later(seconds) { this.pause = seconds * 1000; }
  function Refused(code) { this.code = code; }

  async function ask(method, path, body) {
    var reply = await fetch(path, { method: method, body: body, cache: "no-store", credentials: "omit" });
    if (reply.ok || reply.status === 409) return reply.json();
    var after = Number(reply.headers.get("retry-after"));
    if (reply.status === 429 && after > 0) throw new Later(after);
    if (reply.status === 429 || reply.status === 408 || reply.status >= 500 && reply.status !== 507) throw new Error("later");
    var problem = await reply.json().catch(function () { return {}; });
    throw new Refused(problem.code);
  }
  async function bring(file) {
    var pause = 1000, piece = LEAST * 4;
    for (;;) {
      try {
        var begun = await ask("POST", "/v1/uploads?size=" + file.size, file.slice(0, HEAD));
        var place = "/v1/uploads/" + begun.id, have = begun.have;
        answer.action = partly.action = place + "/answer?l=" + language;
        say(have ? "goesOn" : "sending");
        show(have, file.size);
        while (have < file.size) {
          partly.hidden = have === 0;
          var started = Date.now();
          var told = await ask("PATCH", place + "?at=" + have, file.slice(have, have + piece));
          // About two seconds each: a cut costs no more, and the bar moves.
          piece = Math.max(LEAST, Math.min(MOST, Date.now() - started > 2500 ? piece / 2 : piece * 2));
          have = told.have;
          pause = 1000;
          say("sending");
          show(have, file.size);
        }
        return;
      } catch (problem) {
        if (problem instanceof Refused) throw problem;
        if (problem && problem.name === "NotReadableError") throw new Refused("changed");
        say(problem instanceof Later ? "tooMany" : "waiting");
        piece = LEAST;
        await wait(problem instanceof Later ? Math.min(problem.pause, 120000) : pause);
        pause = Math.min(30000, pause * 2);
      }
    }
  }
  async function start(event) {
    event.preventDefault();
    var file = input.files[0];
    if (!file) return;
    byId("send").disabled = input.disabled = true;
    byId("going").hidden = false;
    answer.hidden = partly.hidden = byId("last").hidden = true;
    try {
      await bring(file);
      say("arrived");
      answer.hidden = byId("last").hidden = false;
      byId("get").focus();
    } catch (problem) {
      var words = { malformed: "malformed", too_large: "tooLarge", quota: "quota", changed: "changed" };
      say(words[problem.code] || "refused");
    }
    partly.hidden = true;
    byId("send").disabled = input.disabled = false;
  }
  byId("again").hidden = false;
  input.setAttribute("aria-describedby", "again");
  form.addEventListener("submit", start);
})();
