/* Only what makes a page that works already a little easier or safer. Nothing is stored, nothing is sent. */
(function () {
  'use strict';
  var doc = document;
  var guarded = false;

  function leave() {
    guarded = false;
    // By means that every old browser has: if this failed, whoever is afraid would stay on the page.
    doc.documentElement.textContent = '';
    location.replace('/leave');
  }

  // Three times Esc within two seconds. An Esc that closes the list of an input method is none.
  var presses = [];
  doc.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape' || event.isComposing || event.keyCode === 229) return;
    var now = event.timeStamp;
    presses = presses.filter(function (at) { return now - at < 2000; }).concat(now);
    if (presses.length >= 3) leave();
  });
  doc.addEventListener('click', function (event) {
    if (event.target.closest && event.target.closest('[data-leave]')) {
      event.preventDefault();
      leave();
    }
  });

  var faults = doc.getElementById('faults');
  if (faults) faults.focus();

  // A second press while the first is on its way would throw away the page that answers it. Later, the line may have been lost.
  var waitsUntil = -Infinity;
  // Files take their time: 32 bytes a millisecond is a slow telephone's line.
  function longest(form) {
    var bytes = 0;
    form.querySelectorAll('input[type=file]').forEach(function (input) {
      for (var i = 0; i < input.files.length; i += 1) bytes += input.files[i].size;
    });
    return 15000 + bytes / 32;
  }
  doc.addEventListener('submit', function (event) {
    if (event.timeStamp < waitsUntil) return event.preventDefault();
    var act = event.target.querySelector('[name=act]');
    // What is taken home leaves the page as it is.
    if (act && act.value === 'pdf') return;
    var wait = longest(event.target);
    waitsUntil = event.timeStamp + wait;
    var says = doc.createElement('p');
    says.className = 'meta sending';
    says.setAttribute('role', 'status');
    says.textContent = doc.getElementById('main').getAttribute('data-sending');
    event.target.appendChild(says);
    setTimeout(function () { if (says.parentNode) says.parentNode.removeChild(says); }, wait);
  });
  // A page that the browser kept is as it was left, and nothing of it is on its way any more.
  window.addEventListener('pageshow', function (event) {
    if (!event.persisted) return;
    waitsUntil = -Infinity;
    doc.querySelectorAll('.sending').forEach(function (says) { says.parentNode.removeChild(says); });
  });

  // Fields that only one answer needs.
  doc.querySelectorAll('[data-when]').forEach(function (part) {
    var wanted = part.getAttribute('data-when').split('=');
    function follow() {
      var chosen = doc.querySelector('input[name="' + wanted[0] + '"]:checked');
      part.hidden = Boolean(chosen) && chosen.value !== wanted[1];
    }
    doc.querySelectorAll('input[name="' + wanted[0] + '"]').forEach(function (input) { input.addEventListener('change', follow); });
    follow();
  });

  var receipt = doc.querySelector('[data-receipt]');
  if (receipt) keepReceipt();

  function keepReceipt() {
    var digits = doc.getElementById('digits');
    var tools = receipt.querySelector('[data-tools]');
    var tick = receipt.querySelector('#noted');
    var go = receipt.querySelector('form button');
    guarded = true;
    tools.hidden = false;
    function follow() {
      go.disabled = !tick.checked;
      guarded = !tick.checked;
    }
    tick.addEventListener('change', follow);
    follow();
    window.addEventListener('beforeunload', function (event) {
      if (!guarded) return;
      event.preventDefault();
      event.returnValue = receipt.getAttribute('data-warning');
    });
    // A page kept by the browser for "back" must not show the digits again.
    window.addEventListener('pagehide', function () {
      digits.textContent = '';
      var square = doc.getElementById('square');
      if (square) square.parentNode.removeChild(square);
    });
    window.addEventListener('pageshow', function (event) { if (event.persisted) location.reload(); });

    tools.addEventListener('click', function (event) {
      var button = event.target.closest('button');
      if (!button) return;
      var what = button.getAttribute('data-do');
      if (what === 'print') window.print();
      if (what === 'copy') copy(digits.textContent, button);
      if (what === 'save') save(digits.textContent);
    });
  }

  function copy(text, button) {
    function done() { button.textContent = receipt.querySelector('[data-copied]').getAttribute('data-copied'); }
    if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(text).then(done, select);
    } else {
      select();
    }
    function select() {
      var range = doc.createRange();
      range.selectNodeContents(doc.getElementById('digits'));
      var selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      if (doc.execCommand('copy')) done();
    }
  }

  function save(text) {
    var canvas = doc.createElement('canvas');
    canvas.width = 900;
    canvas.height = 560;
    var pen = canvas.getContext('2d');
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, 900, 560);
    pen.fillStyle = '#1f2329';
    pen.textAlign = 'center';
    pen.font = '600 72px sans-serif';
    pen.fillText(text, 450, 135);
    var square = doc.getElementById('square');
    var edge = square.viewBox.baseVal.width;
    pen.translate(270, 180);
    pen.scale(360 / edge, 360 / edge);
    pen.fill(new Path2D(square.lastElementChild.getAttribute('d')));
    canvas.toBlob(function (blob) {
      var link = doc.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = 'number.png';
      link.click();
      URL.revokeObjectURL(link.href);
    });
  }
})();
