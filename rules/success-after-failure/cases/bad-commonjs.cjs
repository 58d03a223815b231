const express = require('express');
const { createClient } = require('./erp-client');

const router = express.Router();
const erp = createClient(process.env.ERP_URL);

// The callback's error is printed, and the caller is told that all is well.
router.post('/orders/:id/release', (req, res) => {
  erp.release(req.params.id, (err) => {
    if (err) {
 // ~~~~~~~~~~ after
      console.error('release', req.params.id, err);
    }
    res.status(200).send('released');
  });
});

// A promise chain whose handler answers like the success would.
router.post('/orders/:id/hold', (req, res) => {
  erp
    .hold(req.params.id)
    .then((hold) => res.json({ ok: true, hold }))
    .catch((err) => {
  // ~~~~~ swallowed-rejection/logged
      console.error('hold', req.params.id, err);
      res.json({ ok: true });
    });
});

// A helper of this file that answers.
router.post('/orders/:id/cancel', async (req, res) => {
  try {
    const receipt = await erp.cancelOrder(req.params.id);
    console.debug(receipt);
  } catch (err) {
 // ~~~~~~~~~~~ inHandler
    console.error('cancel', err);
    return answer(res, 200, 'cancelled');
  }
  return answer(res, 200, 'cancelled');
});

function answer(res, status, text) {
  return res.status(status).send(text);
}

module.exports = router;
