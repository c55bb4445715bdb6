/** A question with one or several right answers. Keyboard and screen readers get what the browser gives to forms. */
var H5P = H5P || {};

H5P.LernhubChoice = (function (EventDispatcher) {
  "use strict";
  var number = 0;

  function Choice(params, contentId, extras) {
    EventDispatcher.call(this);
    this.params = params;
    this.contentId = contentId;
    this.extras = extras || {};
    this.words = params.words || {};
    this.behaviour = params.behaviour || {};
    this.answers = (params.answers || []).map(function (answer, index) {
      return { index: index, text: answer.text, correct: answer.correct === true, feedback: answer.feedback || "" };
    });
    this.isSingle = this.onlyOne();
    this.chosen = [];
    this.checked = false;
    this.restore(this.extras.previousState);
    this.began = Date.now();
  }

  Choice.prototype = Object.create(EventDispatcher.prototype);
  Choice.prototype.constructor = Choice;

  Choice.prototype.onlyOne = function () {
    var right = this.answers.filter(function (answer) { return answer.correct; }).length;
    if (this.behaviour.type === "single") return true;
    return this.behaviour.type !== "multi" && right === 1;
  };

  Choice.prototype.restore = function (state) {
    if (!state || !Array.isArray(state.chosen)) return;
    var count = this.answers.length;
    this.chosen = state.chosen.filter(function (index) { return Number.isInteger(index) && index >= 0 && index < count; });
    this.checked = state.checked === true && this.chosen.length > 0;
  };

  Choice.prototype.attach = function ($container) {
    var root = $container.get(0);
    root.classList.add("lernhub-choice");
    this.root = root;
    this.id = "lernhub-choice-" + (number += 1);
    this.draw();
    this.trigger("resize");
  };

  function element(name, attributes, text) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (text !== undefined) made.textContent = text;
    return made;
  }

  /** Plain texts arrive with their special characters written as HTML entities. */
  function words(text) {
    return new DOMParser().parseFromString(text || "", "text/html").body.textContent;
  }

  Choice.prototype.draw = function () {
    var self = this;
    var fieldset = element("fieldset");
    var legend = element("legend");
    legend.innerHTML = this.params.question || ""; // went through the platform's sanitiser
    fieldset.appendChild(legend);
    if (!this.isSingle) fieldset.appendChild(element("p", { class: "lernhub-choice__hint" }, words(this.words.several)));
    this.order().forEach(function (answer) { fieldset.appendChild(self.row(answer)); });
    this.result = element("p", { class: "lernhub-choice__result", role: "status" });
    this.check = element("button", { type: "button" }, words(this.words.check));
    this.again = element("button", { type: "button", hidden: "" }, words(this.words.retry));
    this.check.addEventListener("click", function () { self.answer(); });
    this.again.addEventListener("click", function () { self.retry(); });
    var foot = element("div", { class: "lernhub-choice__foot" });
    [this.check, this.again, this.result].forEach(function (part) { foot.appendChild(part); });
    this.root.replaceChildren(fieldset, foot);
    if (this.checked) this.show();
  };

  Choice.prototype.order = function () {
    return this.behaviour.shuffle === true ? H5P.shuffleArray(this.answers.slice()) : this.answers;
  };

  Choice.prototype.row = function (answer) {
    var self = this;
    var label = element("label", { class: "lernhub-choice__answer", "data-index": answer.index });
    var input = element("input", { type: this.isSingle ? "radio" : "checkbox", name: this.id, value: answer.index });
    input.checked = this.chosen.indexOf(answer.index) >= 0;
    input.addEventListener("change", function () { self.choose(answer.index, input.checked); });
    var text = element("span");
    text.appendChild(element("span", {}, words(answer.text)));
    label.appendChild(input);
    label.appendChild(text);
    return label;
  };

  Choice.prototype.choose = function (index, isChosen) {
    var others = this.isSingle ? [] : this.chosen.filter(function (other) { return other !== index; });
    this.chosen = isChosen ? others.concat(index).sort() : others;
    this.result.textContent = "";
    this.triggerXAPI("interacted");
  };

  Choice.prototype.answer = function () {
    if (!this.chosen.length) {
      this.result.textContent = words(this.words.choose);
      return;
    }
    this.checked = true;
    this.show();
    this.trigger(this.answeredEvent());
  };

  Choice.prototype.show = function () {
    var self = this;
    this.root.querySelectorAll(".lernhub-choice__answer").forEach(function (label) { self.mark(label); });
    this.check.hidden = true;
    this.again.hidden = this.behaviour.retry === false || this.getScore() === this.getMaxScore();
    this.result.textContent = words(this.words.result).replace("@score", this.getScore()).replace("@total", this.getMaxScore());
    if (!this.again.hidden && document.activeElement === document.body) this.again.focus();
    this.trigger("resize");
  };

  Choice.prototype.mark = function (label) {
    var answer = this.answers[Number(label.getAttribute("data-index"))];
    var isChosen = this.chosen.indexOf(answer.index) >= 0;
    var text = label.querySelector("span");
    label.querySelector("input").disabled = true;
    if (isChosen) {
      label.classList.add(answer.correct ? "is-right" : "is-wrong");
      text.appendChild(element("span", { class: "lernhub-choice__mark" }, words(answer.correct ? this.words.right : this.words.wrong)));
      if (answer.feedback) text.appendChild(element("span", { class: "lernhub-choice__why" }, words(answer.feedback)));
    } else if (answer.correct && !this.mayRetry()) {
      label.classList.add("is-missed");
      text.appendChild(element("span", { class: "lernhub-choice__mark" }, words(this.words.missed)));
    }
  };

  Choice.prototype.mayRetry = function () {
    return this.behaviour.retry !== false;
  };

  Choice.prototype.retry = function () {
    this.chosen = [];
    this.checked = false;
    this.began = Date.now();
    this.draw();
    this.root.querySelector("input").focus();
    this.trigger("resize");
  };

  Choice.prototype.getMaxScore = function () {
    var right = this.answers.filter(function (answer) { return answer.correct; }).length;
    return this.isSingle || this.behaviour.singlePoint === true ? 1 : Math.max(right, 1);
  };

  Choice.prototype.getScore = function () {
    if (!this.checked) return 0;
    var chosen = this.chosen;
    var points = this.answers.reduce(function (sum, answer) {
      if (chosen.indexOf(answer.index) < 0) return sum;
      return sum + (answer.correct ? 1 : -1);
    }, 0);
    var isAll = this.answers.every(function (answer) { return answer.correct === (chosen.indexOf(answer.index) >= 0); });
    if (this.isSingle || this.behaviour.singlePoint === true) return isAll ? 1 : 0;
    return Math.max(0, points);
  };

  Choice.prototype.getAnswerGiven = function () {
    return this.chosen.length > 0;
  };

  Choice.prototype.getTitle = function () {
    return H5P.createTitle(words(this.params.question));
  };

  Choice.prototype.getCurrentState = function () {
    return this.chosen.length ? { chosen: this.chosen, checked: this.checked } : undefined;
  };

  Choice.prototype.getXAPIData = function () {
    return { statement: this.answeredEvent().data.statement };
  };

  Choice.prototype.answeredEvent = function () {
    var event = this.createXAPIEventTemplate("answered");
    var definition = event.getVerifiedStatementValue(["object", "definition"]);
    var right = this.answers.filter(function (answer) { return answer.correct; });
    definition.interactionType = "choice";
    definition.type = "http://adlnet.gov/expapi/activities/cmi.interaction";
    definition.description = { "en-US": words(this.params.question) };
    definition.choices = this.answers.map(function (answer) {
      return { id: String(answer.index), description: { "en-US": words(answer.text) } };
    });
    definition.correctResponsesPattern = [right.map(function (answer) { return answer.index; }).join("[,]")];
    event.setScoredResult(this.getScore(), this.getMaxScore(), this, true, this.getScore() === this.getMaxScore());
    event.data.statement.result.response = this.chosen.join("[,]");
    event.data.statement.result.duration = "PT" + Math.round((Date.now() - this.began) / 1000) + "S";
    return event;
  };

  return Choice;
})(H5P.EventDispatcher);
