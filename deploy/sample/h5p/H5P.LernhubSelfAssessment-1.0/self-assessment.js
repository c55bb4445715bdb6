/** Statements on a scale. No points: whoever answers sees a picture, the team sees how often each step was chosen. */
var H5P = H5P || {};

H5P.LernhubSelfAssessment = (function (EventDispatcher) {
  "use strict";
  var SUB_CONTENT = "http://h5p.org/x-api/h5p-subContentId";
  var number = 0;

  function SelfAssessment(params, contentId, extras) {
    EventDispatcher.call(this);
    this.params = params;
    this.contentId = contentId;
    this.items = params.items || [];
    this.scale = (params.scale || []).map(words);
    this.words = params.words || {};
    this.given = restored((extras || {}).previousState, this.items.length, this.scale.length);
    this.wasComplete = this.isComplete();
  }

  SelfAssessment.prototype = Object.create(EventDispatcher.prototype);
  SelfAssessment.prototype.constructor = SelfAssessment;

  function restored(state, items, steps) {
    var given = state && Array.isArray(state.given) ? state.given.slice(0, items) : [];
    return Array.from({ length: items }, function (_, index) {
      var step = given[index];
      return Number.isInteger(step) && step >= 0 && step < steps ? step : null;
    });
  }

  /** Plain texts arrive with their special characters written as HTML entities. */
  function words(text) {
    return new DOMParser().parseFromString(text || "", "text/html").body.textContent;
  }

  function element(name, attributes, text) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (text !== undefined) made.textContent = text;
    return made;
  }

  SelfAssessment.prototype.attach = function ($container) {
    var self = this;
    this.root = $container.get(0);
    this.root.classList.add("lernhub-likert");
    this.id = "lernhub-likert-" + (number += 1);
    if (this.params.intro) {
      var intro = element("div");
      intro.innerHTML = this.params.intro; // went through the platform's sanitiser
      this.root.appendChild(intro);
    }
    this.items.forEach(function (item, index) { self.root.appendChild(self.row(item, index)); });
    this.progress = element("p", { class: "lernhub-likert__progress", role: "status" });
    this.summary = element("section", { class: "lernhub-likert__summary", hidden: "", "aria-live": "polite" });
    this.root.appendChild(this.progress);
    this.root.appendChild(this.summary);
    this.tell();
  };

  SelfAssessment.prototype.row = function (item, index) {
    var self = this;
    var fieldset = element("fieldset");
    fieldset.appendChild(element("legend", {}, words(item.text)));
    var steps = element("div", { class: "lernhub-likert__steps" });
    this.scale.forEach(function (text, step) {
      var label = element("label", { class: "lernhub-likert__step" });
      var input = element("input", { type: "radio", name: self.id + "-" + index, value: step });
      input.checked = self.given[index] === step;
      input.addEventListener("change", function () { self.choose(index, step); });
      label.appendChild(input);
      label.appendChild(element("span", {}, text));
      steps.appendChild(label);
    });
    fieldset.appendChild(steps);
    return fieldset;
  };

  SelfAssessment.prototype.choose = function (index, step) {
    this.given[index] = step;
    this.trigger(this.itemEvent(index));
    this.tell();
    if (this.isComplete() && !this.wasComplete) {
      this.wasComplete = true;
      this.triggerXAPI("completed");
    }
  };

  SelfAssessment.prototype.isComplete = function () {
    return this.given.length > 0 && this.given.every(function (step) { return step !== null; });
  };

  SelfAssessment.prototype.tell = function () {
    var done = this.given.filter(function (step) { return step !== null; }).length;
    this.progress.textContent = words(this.words.progress).replace("@done", done).replace("@total", this.given.length);
    if (this.isComplete()) this.showSummary();
    this.trigger("resize");
  };

  SelfAssessment.prototype.showSummary = function () {
    var self = this;
    var list = element("ul");
    this.means().forEach(function (entry) {
      var line = words(self.words.area).replace("@area", entry.area).replace("@mean", self.scale[Math.round(entry.mean)]);
      list.appendChild(element("li", {}, line));
    });
    this.summary.replaceChildren(element("h2", {}, words(this.words.summary)), list);
    this.summary.hidden = false;
  };

  SelfAssessment.prototype.means = function () {
    var given = this.given;
    var areas = new Map();
    this.items.forEach(function (item, index) {
      var area = words(item.area) || words(item.text);
      areas.set(area, (areas.get(area) || []).concat(given[index]));
    });
    return Array.from(areas, function (entry) {
      var sum = entry[1].reduce(function (total, step) { return total + step; }, 0);
      return { area: entry[0], mean: sum / entry[1].length };
    });
  };

  SelfAssessment.prototype.itemEvent = function (index) {
    var item = this.items[index];
    var event = this.createXAPIEventTemplate("answered");
    var statement = event.data.statement;
    var whole = statement.object.id;
    statement.object.id = whole + "?subContentId=" + item.subContentId;
    statement.object.definition = {
      type: "http://adlnet.gov/expapi/activities/cmi.interaction",
      interactionType: "likert",
      name: { "en-US": words(item.text) },
      description: { "en-US": words(item.text) },
      scale: this.scale.map(function (text, step) { return { id: String(step), description: { "en-US": text } }; }),
      extensions: {},
    };
    statement.object.definition.extensions[SUB_CONTENT] = item.subContentId;
    statement.context = statement.context || {};
    statement.context.contextActivities = statement.context.contextActivities || {};
    statement.context.contextActivities.parent = [{ id: whole, objectType: "Activity" }];
    statement.result = { response: String(this.given[index]), completion: true };
    return event;
  };

  SelfAssessment.prototype.getTitle = function () {
    return H5P.createTitle(words(this.params.intro) || this.contentId);
  };

  SelfAssessment.prototype.getCurrentState = function () {
    return this.given.some(function (step) { return step !== null; }) ? { given: this.given } : undefined;
  };

  return SelfAssessment;
})(H5P.EventDispatcher);
