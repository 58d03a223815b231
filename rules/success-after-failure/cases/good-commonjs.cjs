const express = require('express');
const { createClient } = require('./erp-client');

const router = express.Router();
const erp = createClient(process.env.ERP_URL);

// The callback passes its error on.
router.post('/orders/:id/release', (req, res, next) => {
  erp.release(req.params.id, (err) => {
    if (err) {
      next(err);
      return;
    }
    res.status(200).send('released');
  });
});

// The handler answers otherwise.
router.post('/orders/:id/hold', (req, res) => {
  erp
    .hold(req.params.id)
    .then((hold) => res.json({ ok: true, hold }))
    .catch((err) => {
      console.error('hold', req.params.id, err);
      res.status(502).json({ ok: false });
    });
});

// A helper of this file that answers with a failure.
router.post('/orders/:id/cancel', async (req, res) => {
  try {
    const receipt = await erp.cancelOrder(req.params.id);
    console.debug(receipt);
  } catch (err) {
    console.error('cancel', err);
    return answer(res, 502, 'not cancelled');
  }
  return answer(res, 200, 'cancelled');
});

function answer(res, status, text) {
  return res.status(status).send(text);
}

module.exports = router;
